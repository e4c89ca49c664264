namespace ClaimTrack.Domain;

/// <summary>What kind of tip it is.</summary>
public enum TipKind
{
    /// <summary>Something to check.</summary>
    Suggestion,
    /// <summary>An error in a published check.</summary>
    Error,
}

/// <summary>What became of a tip.</summary>
public enum TipStatus
{
    /// <summary>Nobody has decided.</summary>
    Waiting,
    /// <summary>It became a claim; a report became a correction.</summary>
    Accepted,
    /// <summary>It belongs to a claim that was there.</summary>
    Joined,
    /// <summary>Not taken up, with a reason.</summary>
    Declined,
}

/// <summary>What a reader suggests, or an error that a reader reports. A suggestion becomes or joins a claim, a report a
/// correction, or it is declined with a reason. Who sent it is not kept here: whoever wants to hear of it has a
/// <see cref="Follow"/> of their own, and whoever knows its token may look what became of it.</summary>
public sealed class Tip : IVersioned
{
    /// <summary>Longest answer to the sender, in UTF-16 units.</summary>
    public const int AnswerMax = 1000;

    /// <summary>Length of the hash of a token.</summary>
    public const int TokenHashMax = 64;

    readonly List<HistoryEvent> _events = [];

    Tip() { Facts = new(); TokenHash = ""; }

    /// <summary>A reader suggests something to check.</summary>
    /// <param name="team">The newsroom that it is for.</param>
    /// <param name="facts">What is suggested.</param>
    /// <param name="tokenHash">SHA-256 of the receipt's token, in hexadecimal.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">It says neither what is claimed nor where.</exception>
    public Tip(Team team, TipFacts facts, string tokenHash, DateTimeOffset now) : this(team.Id, TipKind.Suggestion, facts, tokenHash, now)
    {
        if (string.IsNullOrWhiteSpace(facts.Text) && string.IsNullOrWhiteSpace(facts.Url))
            throw new RefusedException(Rule.StatementBlank, "Write down what is claimed, or give the link where it is said.");
        Record(EventKind.TipReceived, null, now);
    }

    /// <summary>A reader reports an error in a published check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="facts">What is wrong.</param>
    /// <param name="tokenHash">SHA-256 of the receipt's token, in hexadecimal.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">It does not say what is wrong, or the check was taken back.</exception>
    public Tip(Check check, TipFacts facts, string tokenHash, DateTimeOffset now) : this(check.TeamId, TipKind.Error, facts, tokenHash, now)
    {
        if (string.IsNullOrWhiteSpace(facts.Text)) throw new RefusedException(Rule.StatementBlank, "Write down what is wrong.");
        if (check.RetractedAt is not null) throw new RefusedException(Rule.NoLiveCheck, "This check was retracted; its verdict no longer stands.");
        ClaimId = check.ClaimId;
        Record(EventKind.ErrorReported, null, now);
    }

    // What readers wrote stays out of the history, which is never changed: what must go can go from here.
    Tip(int teamId, TipKind kind, TipFacts facts, string tokenHash, DateTimeOffset now)
    {
        TeamId = teamId;
        Kind = kind;
        Facts = facts;
        TokenHash = tokenHash;
        ReceivedAt = now;
    }

    /// <summary>Identity in the database; the number in its address.</summary>
    public int Id { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>What kind of tip it is.</summary>
    public TipKind Kind { get; private set; }

    /// <summary>What was written.</summary>
    public TipFacts Facts { get; private set; }

    /// <summary>SHA-256 of the token in the receipt's address; the token itself is never kept.</summary>
    public string TokenHash { get; private set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>What became of it.</summary>
    public TipStatus Status { get; private set; }

    /// <summary>Why it was declined.</summary>
    public TipDecline? DeclinedFor { get; private set; }

    /// <summary>What the sender is told with the decision.</summary>
    public string? Answer { get; private set; }

    /// <summary>The identity of the claim that it became, joined or is about.</summary>
    public int? ClaimId { get; private set; }

    /// <summary>The claim that it became, joined or is about.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>The member's identity.</summary>
    public int? DecidedById { get; private set; }

    /// <summary>Who decided.</summary>
    public Member? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>Why <paramref name="by"/> may not decide; null if they may. Pages show their buttons by the same answer that the
    /// guard gives.</summary>
    /// <param name="kind">The kind of tip for which there is such a decision; null where it is for both.</param>
    /// <param name="by">Who would decide.</param>
    public Refusal? WhyNot(TipKind? kind, Member by)
    {
        if (by.TeamId != TeamId) return new(Rule.NotOfThisTeam, "This tip was sent to another team.");
        if (!by.May(Permission.TriageTips))
            return new(Rule.RoleTooLow, $"Deciding on tips needs the role {Permissions.LeastRole(Permission.TriageTips).Say()}; you are {by.Role.Say()}.");
        if (Status != TipStatus.Waiting) return new(Rule.DoneAlready, $"{DecidedBy?.Name} {Done} this {Noun} already{(ClaimId is { } claim ? $": CT-{claim}" : "")}.");
        if (kind == TipKind.Suggestion && Kind == TipKind.Error) return new(Rule.WrongStatus, "This reports an error in a check. Start a correction, or dismiss it.");
        if (kind == TipKind.Error && Kind == TipKind.Suggestion) return new(Rule.WrongStatus, "This suggests something to check. Accept it, join it to a claim, or decline it.");
        return null;
    }

    /// <summary>Makes a claim of it.</summary>
    /// <param name="facts">How the claim is worded.</param>
    /// <param name="claimant">Who made it, if known.</param>
    /// <param name="topic">What it is about, if sorted.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, somebody was quicker, or the claim is refused.</exception>
    public Claim Accept(ClaimFacts facts, Claimant? claimant, Topic? topic, Member by, DateTimeOffset now)
    {
        WhyNot(TipKind.Suggestion, by).ThrowIfAny();
        var claim = new Claim(facts, claimant, topic, by, now);
        Decide(TipStatus.Accepted, claim, by, now);
        claim.Hear(Record(EventKind.TipAccepted, by, now));
        return claim;
    }

    /// <summary>Puts it to a claim that says the same.</summary>
    /// <exception cref="RefusedException">The member may not, somebody was quicker, or the claim is another team's or merged.</exception>
    public void Join(Claim claim, Member by, DateTimeOffset now)
    {
        WhyNot(TipKind.Suggestion, by).ThrowIfAny();
        DemandOwn(claim);
        if (claim.Status == ClaimStatus.Merged) throw new RefusedException(Rule.TargetMerged, $"CT-{claim.Id} was merged into CT-{claim.MergedInto?.Id ?? claim.MergedIntoId}. Choose that one.");
        Decide(TipStatus.Joined, claim, by, now);
        claim.Hear(Record(EventKind.TipJoined, by, now));
    }

    /// <summary>Corrects the check because of it. A correction that is under way takes it in.</summary>
    /// <param name="claim">The claim that the report is about.</param>
    /// <param name="kind">What kind of change it will be.</param>
    /// <param name="reason">What readers will be told.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, somebody was quicker, or the claim refuses the correction.</exception>
    public void Correct(Claim claim, CorrectionKind kind, string? reason, Member by, DateTimeOffset now)
    {
        WhyNot(TipKind.Error, by).ThrowIfAny();
        if (claim.Id != ClaimId) throw new RefusedException(Rule.NotOfThisTeam, "The report is about another check.");
        if (claim.OpenCorrection is null) claim.StartCorrection(kind, reason, by, now);
        Decide(TipStatus.Accepted, claim, by, now);
        claim.Hear(Record(EventKind.ErrorTakenUp, by, now));
    }

    /// <summary>Does not take it up.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="answer">What the sender is told; needed when the reason is <see cref="TipDecline.Other"/>.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, somebody was quicker, or no reason is given.</exception>
    public void Decline(TipDecline? reason, string? answer, Member by, DateTimeOffset now)
    {
        WhyNot(null, by).ThrowIfAny();
        if (reason is null || (reason == TipDecline.Other && string.IsNullOrWhiteSpace(answer)))
            throw new RefusedException(Rule.ReasonMissing, "Say why it is not taken up.");
        DeclinedFor = reason;
        Answer = answer;
        Decide(TipStatus.Declined, Claim, by, now);
        Record(Kind == TipKind.Error ? EventKind.ErrorDismissed : EventKind.TipDeclined, by, now, reason.Value.Say());
    }

    string Noun => Kind == TipKind.Error ? "report" : "tip";

    string Done => Status switch
    {
        TipStatus.Declined => "declined",
        TipStatus.Joined => "joined",
        _ => Kind == TipKind.Error ? "started a correction from" : "accepted",
    };

    void Decide(TipStatus status, Claim? claim, Member by, DateTimeOffset now)
    {
        Status = status;
        Claim = claim;
        DecidedBy = by;
        DecidedAt = now;
    }

    void DemandOwn(Claim claim)
    {
        if (claim.TeamId != TeamId) throw new RefusedException(Rule.OtherTeam, "Tips and claims belong to one team.");
    }

    HistoryEvent Record(EventKind kind, Member? by, DateTimeOffset now, string? note = null)
    {
        var e = new HistoryEvent(TeamId, kind, by, now, note, []) { EntityVersion = Version + 1, ClaimId = Kind == TipKind.Error ? ClaimId : null };
        _events.Add(e);
        return e;
    }
}
