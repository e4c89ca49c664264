namespace ClaimTrack.Domain;

/// <summary>What an editor says to a draft.</summary>
public enum Decision
{
    /// <summary>It may go out.</summary>
    Approve,
    /// <summary>It needs the changes that the comment names.</summary>
    RequestChanges,
}

/// <summary>How a round of review ended.</summary>
public enum ReviewOutcome
{
    /// <summary>It got the approvals needed.</summary>
    Approved,
    /// <summary>An editor asked for changes.</summary>
    ChangesRequested,
    /// <summary>Its author took it back.</summary>
    Withdrawn,
    /// <summary>The check that was published before its approvals was taken up again or retracted.</summary>
    Overtaken,
}

/// <summary>One editor's vote on one draft in one round. It is never changed; a later draft asks for a later vote.</summary>
public sealed class Vote
{
    /// <summary>Longest comment.</summary>
    public const int CommentMax = 2000;

    Vote() { Member = null!; }

    internal Vote(Member member, VerdictDraft draft, Decision decision, string? comment, DateTimeOffset now)
    {
        Member = member;
        Draft = draft;
        DraftNumber = draft.Number;
        Decision = decision;
        Comment = comment;
        CastAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The round's identity.</summary>
    public int ReviewId { get; private set; }

    /// <summary>The voter's identity.</summary>
    public int MemberId { get; private set; }

    /// <summary>Who voted.</summary>
    public Member Member { get; private set; }

    /// <summary>The identity of the draft voted on.</summary>
    public int DraftId { get; private set; }

    /// <summary>The draft voted on.</summary>
    public VerdictDraft Draft { get; private set; } = null!;

    /// <summary>The number of the draft voted on.</summary>
    public int DraftNumber { get; private set; }

    /// <summary>The decision.</summary>
    public Decision Decision { get; private set; }

    /// <summary>What was said with it.</summary>
    public string? Comment { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CastAt { get; private set; }

    /// <summary>Whether the verdict's rating or words have changed since this vote.</summary>
    public bool IsStaleFor(VerdictDraft current) => !Draft.SaysTheSameAs(current);
}

/// <summary>One round in which editors vote on a verdict.</summary>
public sealed class Review
{
    readonly List<Vote> _votes = [];

    Review() { RequestedBy = null!; }

    internal Review(int round, VerdictDraft draft, TeamPolicy policy, Member by, DateTimeOffset now)
    {
        Round = round;
        DraftNumber = draft.Number;
        IsBlind = policy.BlindVoting;
        ApprovalsNeeded = policy.ApprovalsNeeded;
        RequestedBy = by;
        RequestedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>Counted from 1 over the life of the claim.</summary>
    public int Round { get; private set; }

    /// <summary>The draft it was asked for.</summary>
    public int DraftNumber { get; private set; }

    /// <summary>Whether votes stay hidden until the reader has cast their own. Fixed when the round starts: switching the
    /// policy does not open a round that people voted in blind.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>Approvals that it asks for. Fixed when it starts, for the same reason.</summary>
    public int ApprovalsNeeded { get; private set; }

    /// <summary>Whether the check was published urgently while this round ran; it goes on after the fact.</summary>
    public bool IsAfterwards { get; internal set; }

    /// <summary>The requester's identity.</summary>
    public int RequestedById { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Member RequestedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When it ended, or null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How it ended.</summary>
    public ReviewOutcome? Outcome { get; private set; }

    /// <summary>The votes, in the order they were cast.</summary>
    public IReadOnlyList<Vote> Votes => _votes;

    /// <summary>Whether it runs.</summary>
    public bool IsOpen => EndedAt is null;

    /// <summary>Whether <paramref name="reader"/> may know of others' votes on <paramref name="current"/>: always in an open
    /// vote, in a blind one after casting their own on what it says, or when the round is over.</summary>
    public bool ShowsVotesTo(Member reader, VerdictDraft current) =>
        !IsBlind || !IsOpen || _votes.Any(v => (v.MemberId == reader.Id || v.Member == reader) && !v.IsStaleFor(current));

    /// <summary>The votes that <paramref name="reader"/> may see.</summary>
    public IEnumerable<Vote> VotesFor(Member reader) => _votes.Where(v => !IsBlind || !IsOpen || _votes.Any(own =>
        (own.MemberId == reader.Id || own.Member == reader) && (own.DraftNumber >= v.DraftNumber || !own.IsStaleFor(v.Draft))));

    internal Vote Add(Vote vote)
    {
        _votes.Add(vote);
        return vote;
    }

    internal void End(ReviewOutcome outcome, DateTimeOffset now)
    {
        Outcome = outcome;
        EndedAt = now;
    }
}
