namespace ClaimTrack.Domain.Tests;

/// <summary>The whole workflow as an editor would draw it on a wall, held against what really happens.</summary>
public sealed class WorkflowTable
{
    // F, E, A: the least role that may (FactChecker, Editor, Admin); a dot: refused to everybody.
    // "leads to": a status, or "stays"; two of them stand for the two allowed cells of the row, from left to right. The parked
    // claim of this table was being researched, the merged one was open; a published one that is voted on went out urgently.
    // "history": what the change leaves there, two of them as above; "+" adds what it leaves besides or on the other claim; "|"
    // parts the several ways in which the action is done, in the order of Ways().
    const string Drawn = """
        action             none  Open  Researching  InReview  Approved  Published  Declined  Parked  Merged  Retracted   leads to          history
        Submit              F     .         .          .         .          .         .        .       .         .       Open              ClaimSubmitted
        Accept              .     F         .          .         .          .         .        .       .         .       Researching       ClaimAccepted
        Decline             .     F         E          .         .          .         .        .       .         .       Declined          ClaimDeclined
        Reopen              .     .         .          .         E          .         E        .       .         .       Researching/Open  ClaimReopened
        TakeBack            .     .         F          .         .          .         F        .       .         .       Open              ClaimReopened
        Park                .     F         F          .         .          .         .        .       .         .       Parked            ClaimParked
        Resume              .     .         .          .         .          .         .        F       .         .       Researching       ClaimResumed
        Merge               .     F         F          .         .          .         F        F       .         .       Merged            ClaimMerged+MergeReceived
        UndoMerge           .     .         .          .         .          .         .        .       F         .       Open              MergeUndone+MergeGivenBack
        EditClaim           .     F         F          .         .          .         .        .       .         .       stays             ClaimEdited
        Assign              .     F         F          F         F          .         .        F       .         .       stays             OwnerChanged
        KeepAppearances     .     F         F          F         .          .         .        .       .         .       stays             AppearanceAdded|AppearanceRemoved
        LinkTranslation     .     F         F          F         F          F         F        F       .         F       stays             TranslationLinked+TranslationLinked|TranslationUnlinked+TranslationUnlinked
        KeepEvidence        .     F         F          F         .          .         .        .       .         .       stays             EvidenceAdded|EvidenceEdited|EvidenceWithdrawn|ClaimEdited
        KeepTasks           .     F         F          F         F          .         .        .       .         .       stays             TaskAdded|TaskAssigned|TaskDone|TaskReopened|TaskRemoved
        DraftVerdict        .     .         F          F         .          .         .        .       .         .       stays             VerdictDrafted
        RequestReview       .     .         F          .         .          .         .        .       .         .       InReview          ReviewRequested
        Approve             .     .         .          E         .          E         .        .       .         .       Approved/Published ClaimApproved/PublicationConfirmed
        RequestChanges      .     .         .          E         .          E         .        .       .         .       Researching/Published ChangesRequested
        Withdraw            .     .         .          F         .          .         .        .       .         .       Researching       ReviewWithdrawn
        Publish             .     .         .          .         E          .         .        .       .         .       Published         CheckPublished
        PublishUrgently     .     .         .          A         .          .         .        .       .         .       Published         UrgencyClaimed+CheckPublished
        Schedule            .     .         .          .         E          .         .        .       .         .       stays             PublishScheduled
        CancelSchedule      .     .         .          .         E          .         .        .       .         .       stays             ScheduleCancelled
        StartCorrection     .     .         .          .         .          E         .        .       .         .       Researching       CorrectionStarted
        AbandonCorrection   .     .         E          .         .          .         .        .       .         .       Published         CorrectionAbandoned
        Retract             .     .         .          .         .          E         .        .       .         .       Retracted         CheckRetracted
        """;

    static readonly DateTimeOffset s_later = Given.Noon.AddHours(1);

    public static TheoryData<ClaimAction, ClaimStatus?> Cells()
    {
        var cells = new TheoryData<ClaimAction, ClaimStatus?>();
        foreach (var action in Enum.GetValues<ClaimAction>())
            foreach (var status in Statuses)
                cells.Add(action, status);
        return cells;
    }

    [Theory, MemberData(nameof(Cells))]
    public void Every_action_does_in_every_status_what_the_table_says(ClaimAction action, ClaimStatus? status)
    {
        var cell = Table[(action, status)];
        foreach (var role in Enum.GetValues<Role>())
        {
            if (status is null || action == ClaimAction.Submit)
            {
                // Only submitting is done to no claim, and only to no claim.
                Assert.Equal($"{role}: {cell.ResultFor(role, 0)}", $"{role}: {Submitting(action, status, role)}");
                continue;
            }
            for (var way = 0; way < Ways(action).Length; way++)
                Assert.Equal($"{role}, way {way}: {cell.ResultFor(role, way)}", $"{role}, way {way}: {Doing(action, way, status.Value, role)}");
        }
    }

    [Fact]
    public void The_table_has_a_row_for_every_action_and_a_column_for_every_status()
    {
        var lines = Lines(Drawn);
        Assert.Equal(Statuses.Select(s => s?.ToString() ?? "none"), lines[0].Skip(1).Take(lines[0].Length - 4));
        Assert.Equal(Enum.GetNames<ClaimAction>(), lines.Skip(1).Select(l => l[0]));
    }

    [Fact]
    public void The_rows_of_the_workflow_are_those_of_the_table_and_no_others()
    {
        var drawn = Table.Where(c => c.Value.Least is not null).Select(c => $"{c.Key.Status} {c.Key.Action}: {c.Value.Least}").Order(StringComparer.Ordinal);
        var coded = ClaimWorkflow.Rules.Select(r => $"{r.From} {r.Action}: {Permissions.LeastRole(r.Who)}").Order(StringComparer.Ordinal);
        Assert.Equal(drawn, coded);

        foreach (var rule in ClaimWorkflow.Rules.Where(r => r.To is not null))
            Assert.Equal((rule.From, rule.Action, Table[(rule.Action, rule.From)].To), (rule.From, rule.Action, rule.To));
    }

    [Fact]
    public void Every_action_and_every_status_can_be_said()
    {
        Assert.All(Enum.GetValues<ClaimAction>(), a => Assert.Matches("^[A-Z].*", ClaimWorkflow.Say(a)));
        Assert.All(Statuses, s => Assert.Matches("^[a-z ]+$", ClaimWorkflow.Say(s)));
        Assert.Equal("in review", ClaimWorkflow.Say(ClaimStatus.InReview));
    }

    [Fact]
    public void A_refusal_says_what_stands_in_the_way()
    {
        var team = Given.Team();

        Assert.Equal("Publishing is not possible while the claim is in review.",
            ClaimWorkflow.Refuse(ClaimStatus.InReview, ClaimAction.Publish, team.Named("Ben"))!.Sentence);
        Assert.Equal("Approving needs the role Editor; you are Fact-checker.",
            ClaimWorkflow.Refuse(ClaimStatus.InReview, ClaimAction.Approve, team.Named("Ana"))!.Sentence);
    }

    [Fact]
    public void Whoever_left_the_team_can_do_nothing_whatever_their_role_was()
    {
        var claim = Given.Claim().InReview();
        var ben = claim.Team.Named("Ben");
        claim.Team.Remove(ben, claim.Team.Named("Ada"), Given.Noon);

        Then.Refused(claim, Rule.RoleTooLow, () => claim.Approve(ben));
    }

    /// <summary>The ways in which an action is done: to a claim, with another one at hand, by somebody.</summary>
    static Action<Claim, Claim, Member>[] Ways(ClaimAction action) => action switch
    {
        ClaimAction.Submit => [],
        ClaimAction.Accept => [(c, _, by) => c.Accept(by, s_later)],
        ClaimAction.Decline => [(c, _, by) => c.Decline(DeclineReason.LowReach, null, by, s_later)],
        ClaimAction.Reopen => [(c, _, by) => c.Reopen("New accounts came out", by, s_later)],
        ClaimAction.TakeBack => [(c, _, by) => c.TakeBack(c.Events[^1], by, s_later)],
        ClaimAction.Park => [(c, _, by) => c.Park(Given.Today.AddDays(3), null, by, s_later)],
        ClaimAction.Resume => [(c, _, by) => c.Resume(by, s_later)],
        ClaimAction.Merge => [(c, other, by) => c.MergeInto(other, by, s_later)],
        ClaimAction.UndoMerge => [(c, _, by) => c.UndoMerge(by, s_later)],
        ClaimAction.EditClaim => [(c, _, by) => c.Edit(c.Facts with { Statement = "The bridge cost 11 million" }, null, null, by, s_later)],
        ClaimAction.Assign => [(c, _, by) => c.Assign(c.Team.Named("Finn"), by, s_later)],
        ClaimAction.KeepAppearances =>
        [
            (c, _, by) => { var a = Given.Article(c.Team, "Another paper"); c.Appear(a, a.Latest, new Quote("ten million", "", "", 0, 11), by, s_later); },
            (c, other, by) => c.Disappear(c.FirstAppearance ?? other.FirstAppearance!, by, s_later),
        ],
        ClaimAction.LinkTranslation => [(c, other, by) => c.LinkTranslation(other, by, s_later), (c, _, by) => c.UnlinkTranslation(by, s_later)],
        ClaimAction.KeepEvidence =>
        [
            (c, _, by) => c.AddEvidence(Given.Source(c.Team), new() { Stance = Stance.Context }, by, s_later),
            (c, _, by) => c.EditEvidence(c.Evidence[0], c.Evidence[0].Source, c.Evidence[0].Facts with { Note = "page 4" }, by, s_later),
            (c, _, by) => c.WithdrawEvidence(c.Evidence[0], by, s_later),
            (c, _, by) => c.NoteReply(new() { AskedOn = Given.Today }, by, s_later),
        ],
        ClaimAction.DraftVerdict => [(c, _, by) => c.DraftVerdict(c.Team.Rating("mixed"), Given.Words, by, s_later)],
        ClaimAction.KeepTasks =>
        [
            (c, _, by) => c.AddTask(new() { Label = "Call the harbour" }, by, s_later),
            (c, _, by) => c.AssignTask(c.Tasks[0], c.Team.Named("Finn"), null, by, s_later),
            (c, _, by) => c.DoTask(c.Tasks[0], "Done.", null, by, s_later),
            (c, _, by) => c.ReopenTask(c.Tasks[1], by, s_later),
            (c, _, by) => c.RemoveTask(c.Tasks[0], by, s_later),
        ],
        ClaimAction.RequestReview => [(c, _, by) => c.RequestReview(by, s_later)],
        ClaimAction.Approve => [(c, _, by) => c.Vote(by, Decision.Approve, null, c.CurrentDraft?.Number ?? 1, s_later)],
        ClaimAction.RequestChanges => [(c, _, by) => c.Vote(by, Decision.RequestChanges, "Name the year.", c.CurrentDraft?.Number ?? 1, s_later)],
        ClaimAction.Withdraw => [(c, _, by) => c.WithdrawFromReview(by, s_later)],
        ClaimAction.PublishUrgently => [(c, _, by) => c.PublishUrgently("People are in danger.", new GateContext(s_later), by)],
        ClaimAction.Publish => [(c, _, by) => c.Publish(new GateContext(s_later), by)],
        ClaimAction.Schedule => [(c, _, by) => c.Schedule(s_later.AddDays(1), new GateContext(s_later), by)],
        ClaimAction.CancelSchedule => [(c, _, by) => c.CancelSchedule(by, s_later)],
        ClaimAction.StartCorrection => [(c, _, by) => c.StartCorrection(CorrectionKind.Update, "More accounts came out.", by, s_later)],
        ClaimAction.AbandonCorrection => [(c, _, by) => c.AbandonCorrection(by, s_later)],
        ClaimAction.Retract => [(c, _, by) => c.Retract("The accounts were forged.", by, s_later)],
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Say here how this action is done."),
    };

    /// <summary>A claim in a status, with all that the action needs besides: what then refuses it is the table alone.</summary>
    static Claim ClaimIn(ClaimStatus status, ClaimAction action, int way, Claim other, Member actor)
    {
        var claim = Given.Claim(actor.Team).Appearing().Sourced();
        if (action == ClaimAction.KeepTasks)
        {
            claim.AddTask(new() { Label = "Ask the mayor" }, actor, Given.Noon);
            claim.DoTask(claim.AddTask(new() { Label = "Read the accounts" }, actor, Given.Noon), "Read.", null, actor, Given.Noon);
        }
        if (action == ClaimAction.LinkTranslation && way == 1) claim.LinkTranslation(other, actor, Given.Noon);
        switch (status)
        {
            case ClaimStatus.Open: break;
            case ClaimStatus.Researching when action == ClaimAction.AbandonCorrection: claim.UnderCorrection(); break;
            case ClaimStatus.Researching when action == ClaimAction.TakeBack: claim.Accept(actor, s_later); break;
            case ClaimStatus.Researching: claim.Drafted(); break;
            case ClaimStatus.InReview when action == ClaimAction.Withdraw: claim.Drafted().RequestReview(actor, Given.Noon); break;
            case ClaimStatus.InReview: claim.InReview(); break;
            case ClaimStatus.Approved: claim.Approved(); break;
            case ClaimStatus.Published when action is ClaimAction.Approve or ClaimAction.RequestChanges:
                claim.InReview().PublishUrgently("People are in danger.", new(Given.Noon), actor.Team.Named("Ada"));
                break;
            case ClaimStatus.Published: claim.Published(); break;
            case ClaimStatus.Declined when action == ClaimAction.TakeBack: claim.Decline(DeclineReason.Opinion, null, actor, s_later); break;
            case ClaimStatus.Declined: claim.Declined(); break;
            case ClaimStatus.Parked: claim.Researching().Parked(); break;
            case ClaimStatus.Merged: claim.Merged(into: other); break;
            case ClaimStatus.Retracted: claim.Retracted(); break;
            default: throw new ArgumentOutOfRangeException(nameof(status), status, "Say here how a claim comes to this status.");
        }
        if (status == ClaimStatus.Approved && action == ClaimAction.CancelSchedule)
            claim.Schedule(s_later.AddDays(1), new GateContext(Given.Noon), actor.Team.Named("Ben"));
        // What is taken back is the last that was saved.
        if (action == ClaimAction.TakeBack) Given.Set(claim, nameof(Claim.Version), claim.Version + 1);
        Assert.Equal(status, claim.Status);
        return claim;
    }

    /// <summary>What comes of an action, in the words of the table.</summary>
    static string Doing(ClaimAction action, int way, ClaimStatus status, Role role)
    {
        var team = Given.Team();
        // Uma prepares as Admin and acts in the role under test.
        var uma = team.Joined("Uma", Role.Admin);
        var other = Given.Claim(team, "Un puente costó 10 millones", f => f with { Language = "es" });
        var claim = ClaimIn(status, action, way, other, uma);
        team.ChangeRole(uma, role, team.Named("Ada"), Given.Noon);

        var (said, saidOfOther, before) = (claim.Events.Count, other.Events.Count, Then.Snapshot(new[] { claim, other }));
        var button = claim.WhyNot(action, uma, s_later);
        try
        {
            Ways(action)[way](claim, other, uma);
        }
        catch (RefusedException refused)
        {
            Assert.Equal(before, Then.Snapshot(new[] { claim, other }));
            Assert.Equal(refused.Refusal, button);
            return $"refused, {refused.Refusal.Rule}";
        }

        Assert.Null(button);
        var news = claim.Events.Skip(said).ToList();
        var newsOfOther = other.Events.Skip(saidOfOther).ToList();
        Assert.All([.. news, .. newsOfOther], e => Assert.Equal((uma, s_later, team.Id), (e.By, e.At, e.TeamId)));
        Assert.All(news, e => Assert.Equal(claim.Version + 1, e.EntityVersion));
        Assert.Equal(claim.Status == status ? Given.Noon : s_later, claim.StatusSince);
        return $"{claim.Status}, {string.Join('+', news.Concat(newsOfOther).Select(e => e.Kind))}";
    }

    static string Submitting(ClaimAction action, ClaimStatus? status, Role role)
    {
        var uma = Given.Team().Joined("Uma", role);
        if ((action, status) != (ClaimAction.Submit, null))
            return ClaimWorkflow.Refuse(status, action, uma) is { } refusal ? $"refused, {refusal.Rule}" : "not refused";
        try
        {
            var claim = new Claim(new() { Statement = "The bridge cost 10 million" }, null, null, uma, s_later);
            return $"{claim.Status}, {string.Join('+', claim.Events.Select(e => e.Kind))}";
        }
        catch (RefusedException refused)
        {
            return $"refused, {refused.Refusal.Rule}";
        }
    }

    sealed record Cell(Role? Least, ClaimStatus? To, string[] History)
    {
        public string ResultFor(Role role, int way) =>
            Least is null ? $"refused, {Rule.WrongStatus}"
            : role < Least ? $"refused, {Rule.RoleTooLow}"
            : $"{To}, {History[way]}";
    }

    static IEnumerable<ClaimStatus?> Statuses => [null, .. Enum.GetValues<ClaimStatus>()];

    static readonly Dictionary<(ClaimAction Action, ClaimStatus? Status), Cell> Table = Read();

    static Dictionary<(ClaimAction, ClaimStatus?), Cell> Read()
    {
        var lines = Lines(Drawn);
        var columns = lines[0][1..^3].Select(name => name == "none" ? (ClaimStatus?)null : Enum.Parse<ClaimStatus>(name)).ToList();
        var cells = new Dictionary<(ClaimAction, ClaimStatus?), Cell>();
        foreach (var line in lines.Skip(1))
        {
            var (targets, allowed) = (line[^2].Split('/'), 0);
            for (var i = 0; i < columns.Count; i++)
            {
                Role? least = line[1 + i] switch { "F" => Role.FactChecker, "E" => Role.Editor, "A" => Role.Admin, "." => null, var x => throw new FormatException(x) };
                var target = least is null ? null : targets[targets.Length == 1 ? 0 : allowed];
                var history = line[^1].Split('/') is { Length: > 1 } parts && least is not null ? parts[allowed] : line[^1];
                if (least is not null) allowed++;
                cells.Add((Enum.Parse<ClaimAction>(line[0]), columns[i]),
                    new(least, target switch { null => null, "stays" => columns[i], _ => Enum.Parse<ClaimStatus>(target) }, history.Split('|')));
            }
        }
        return cells;
    }

    // "leads to" is two words in the heading and one in the rows.
    static List<string[]> Lines(string drawn) => [.. drawn.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
