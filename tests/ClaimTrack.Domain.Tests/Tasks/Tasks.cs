namespace ClaimTrack.Domain.Tests;

/// <summary>What is to be done on a claim, and what waits for it.</summary>
public sealed class Tasks : Story
{
    static readonly TaskFacts AskClaimant = new() { Label = "Asked the claimant?", Kind = TaskKind.YesNo, Need = TaskNeed.Review };
    static readonly TaskFacts ReadTwice = new() { Label = "Read by a second pair of eyes", Kind = TaskKind.Text, Need = TaskNeed.Publication };

    [Fact]
    public void Whoever_accepts_a_claim_takes_on_the_checklist()
    {
        Team.AddToChecklist(AskClaimant, Ada, Noon);
        var retired = Team.AddToChecklist(ReadTwice, Ada, Noon);
        Team.RetireFromChecklist(retired, Ada, Noon);

        var claim = Given.Claim(Team).Researching();

        Assert.Equal([AskClaimant], claim.StandingTasks.Select(t => t.Facts));
        Team.AddToChecklist(ReadTwice, Ada, Noon);
        Assert.Single(claim.StandingTasks);
        claim.TakeChecklist(Ana, Later);
        Assert.Equal([AskClaimant, ReadTwice], claim.StandingTasks.Select(t => t.Facts));
        Then.NothingHappens(claim, () => claim.TakeChecklist(Ana, Later));
    }

    [Fact]
    public void Review_and_publication_wait_for_what_is_required()
    {
        Team.AddToChecklist(AskClaimant, Ada, Noon);
        Team.AddToChecklist(ReadTwice, Ada, Noon);
        var claim = Given.Claim(Team).Drafted().Sourced();
        Assert.Contains("Asked the claimant?", Then.Refused(claim, Rule.TasksMissing, () => claim.RequestReview(Ana, Later)).Sentence);

        claim.DoTask(claim.Tasks[0], "Yes", null, Ana, Later);
        claim.Approved();
        Assert.Contains("Read by a second pair of eyes", Then.Refused(claim, Rule.GateClosed, () => claim.Publish(new(Noon), Ben)).Sentence);
        claim.DoTask(claim.Tasks[1], "Cleo did.", null, Ben, Later);
        claim.Publish(new(Noon), Ben);
    }

    [Theory]
    [InlineData(TaskKind.YesNo, "Yes", "Perhaps")]
    [InlineData(TaskKind.Choice, "b", "c")]
    [InlineData(TaskKind.Date, "2026-03-02", "2 March")]
    [InlineData(TaskKind.Link, "https://example.org/a", "example.org")]
    [InlineData(TaskKind.Text, "Words", "")]
    public void An_answer_fits_its_task_or_is_refused(TaskKind kind, string fits, string doesNot)
    {
        var claim = Given.Claim(Team).Researching();
        var task = claim.AddTask(new() { Label = "A task", Kind = kind, Choices = ["a", "b"] }, Ana, Noon);
        Then.Refused(claim, Rule.TaskIncomplete, () => claim.DoTask(task, doesNot, null, Ana, Later));
        claim.DoTask(task, fits, null, Ana, Later);
        Assert.Equal((fits, Ana, Later), (task.Answer, task.DoneBy, task.DoneAt));
        claim.ReopenTask(task, Ben, Later);
        Assert.Equal((false, null), (task.IsDone, task.Answer));
    }

    [Fact]
    public void A_task_is_handed_to_somebody_who_can_do_it_and_they_are_told()
    {
        var claim = Given.Claim(Team).Researching();
        var task = claim.AddTask(new() { Label = "Call the harbour" }, Ana, Noon);
        claim.AssignTask(task, Finn, Given.Today.AddDays(3), Ana, Later);
        Assert.Equal([Finn.Id], Then.HistorySays(claim.Events, EventKind.TaskAssigned, by: Ana).Mentioned);
        Then.Refused(claim, Rule.RoleTooLow, () => claim.AssignTask(task, Otto, null, Ana, Later));
    }

    [Fact]
    public void Only_an_editor_waives_what_the_checklist_requires()
    {
        Team.AddToChecklist(AskClaimant, Ada, Noon);
        var claim = Given.Claim(Team).Researching();
        var own = claim.AddTask(new() { Label = "Call the harbour", Need = TaskNeed.Review }, Ana, Noon);
        Then.Refused(claim, Rule.RoleTooLow, () => claim.RemoveTask(claim.Tasks[0], Ana, Later));
        claim.RemoveTask(claim.Tasks[0], Ben, Later);
        claim.RemoveTask(own, Ana, Later);
        Assert.Empty(claim.StandingTasks);
    }

    [Fact]
    public void The_checklist_is_kept_by_admins_in_their_order()
    {
        var first = Team.AddToChecklist(AskClaimant, Ada, Noon);
        var second = Team.AddToChecklist(ReadTwice, Ada, Noon);
        Team.MoveInChecklist(second, up: true, Ada, Noon);
        Assert.Equal([second, first], Team.StandingChecklist);
        Then.NothingHappens(Team, () => Team.MoveInChecklist(second, up: true, Ada, Noon));
        Then.Refused(Team, Rule.RoleTooLow, () => Team.AddToChecklist(AskClaimant, Ben, Noon));
        Then.Refused(Team, Rule.TaskIncomplete, () => Team.AddToChecklist(new() { Label = "Which?", Kind = TaskKind.Choice, Choices = ["one"] }, Ada, Noon));
    }
}
