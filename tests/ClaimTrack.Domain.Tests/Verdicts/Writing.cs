namespace ClaimTrack.Domain.Tests;

/// <summary>A verdict is kept while it is typed.</summary>
public sealed class Writing : Story
{
    readonly Claim _claim;

    public Writing() => _claim = Given.Claim(Team).Researching();

    VerdictDraft Types(string conclusion, Member? by = null) => _claim.WriteVerdict(null, new() { Conclusion = conclusion }, by ?? Ana, Later);

    [Fact]
    public void What_is_typed_becomes_one_draft_until_its_author_saves_it()
    {
        var draft = Types("It");
        Assert.Same(draft, Types("It rose"));
        Assert.Equal((1, "It rose", true), (draft.Number, draft.Text.Conclusion, draft.IsBeingWritten));
        Assert.Equal([EventKind.DraftBegun, EventKind.DraftGrew], _claim.Events.TakeLast(2).Select(e => e.Kind));

        Assert.Same(draft, _claim.DraftVerdict(null, new() { Conclusion = "It rose by a fifth." }, Ana, Later));
        Assert.False(draft.IsBeingWritten);
        Assert.Equal([new("Conclusion", "", "It rose by a fifth.")], Then.HistorySays(_claim.Events, EventKind.VerdictDrafted, by: Ana).Changes);

        Assert.Equal(2, Types("It did not rise.").Number);
        Assert.Equal("It rose by a fifth.", draft.Text.Conclusion);
    }

    [Fact]
    public void Another_hand_writes_another_draft_and_both_are_authors()
    {
        Types("It rose");
        var bens = Types("It fell", by: Ben);
        Assert.Equal((2, Ben), (bens.Number, bens.Author));
        Assert.Equal(3, Types("It rose again").Number);
        Assert.Equal(3, _claim.NextDraftNumberOf(Ana));
        Assert.Equal(4, _claim.NextDraftNumberOf(Ben));
        Assert.True(_claim.IsVerdictAuthor(Ben));
    }

    [Fact]
    public void Saying_the_same_again_changes_nothing()
    {
        Types("It rose");
        Then.NothingHappens(_claim, () => Types("It rose"));
        Then.NothingHappens(_claim, () => Types("It rose", by: Ben));
    }

    [Fact]
    public void Once_review_is_asked_for_nothing_is_kept_by_itself()
    {
        _claim.WriteVerdict(Team.Rating("false"), Words, Ana, Noon);
        _claim.InReview();
        Assert.False(_claim.CurrentDraft!.IsBeingWritten);
        Then.Refused(_claim, Rule.WrongStatus, () => Types("It fell"));
        Assert.Equal(2, _claim.DraftVerdict(Team.Rating("false"), Words with { Headline = "Rewritten" }, Ana, Later).Number);
    }

    [Fact]
    public void Observers_write_nothing_and_ratings_are_of_the_team()
    {
        Then.Refused(_claim, Rule.RoleTooLow, () => Types("It fell", by: Otto));
        Then.Refused(_claim, Rule.NotOfThisTeam, () => _claim.WriteVerdict(Given.Team(name: "Other Paper").Rating("false"), new(), Ana, Later));
    }
}
