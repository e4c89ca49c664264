namespace ClaimTrack.Domain;

/// <summary>What a thread hangs on.</summary>
public enum ThreadSubject
{
    /// <summary>The claim as a whole.</summary>
    Claim,
    /// <summary>One row of the evidence ledger.</summary>
    Evidence,
    /// <summary>One field of the verdict, or words in one of its drafts.</summary>
    Verdict,
    /// <summary>Words in an article.</summary>
    Article,
    /// <summary>A vote. In a blind round such a thread is hidden from whoever may not see the vote.</summary>
    Vote,
}

/// <summary>Where a thread hangs, with the words that stood there: they are kept, so that a thread whose place is gone still
/// tells what it was about.</summary>
public sealed record ThreadPlace
{
    /// <summary>Longest kept words.</summary>
    public const int WordsMax = 600;

    /// <summary>Longest name of a field.</summary>
    public const int FieldMax = 40;

    /// <summary>What it hangs on.</summary>
    public ThreadSubject Subject { get; init; }

    /// <summary>The number of the evidence in the claim's ledger.</summary>
    public int? EvidenceNumber { get; init; }

    /// <summary>The verdict's field, such as <c>Conclusion</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The draft that the words were marked in.</summary>
    public int? DraftNumber { get; init; }

    /// <summary>The article.</summary>
    public int? ArticleId { get; init; }

    /// <summary>The revision of the article that the words were marked in.</summary>
    public int? RevisionNumber { get; init; }

    /// <summary>The vote.</summary>
    public int? VoteId { get; init; }

    /// <summary>The marked words and where they stand, if words were marked.</summary>
    public Quote? Quote { get; init; }

    /// <summary>What stood there when the thread was started: the title of the source, the words of the field.</summary>
    public string? Words { get; init; }

    /// <summary>Whether <paramref name="reader"/> may see what hangs here: on a vote, whoever may see the vote.</summary>
    /// <param name="reader">A member of the team.</param>
    /// <param name="reviews">The claim's rounds, with their votes.</param>
    public bool IsShownTo(Member reader, IEnumerable<Review> reviews) =>
        Subject != ThreadSubject.Vote || reviews.Any(r => r.VotesFor(reader).Any(v => v.Id == VoteId));

    /// <summary>Whether <paramref name="claim"/> has such a place, as far as <paramref name="reader"/> may know of it.</summary>
    public bool IsOn(Claim claim, Member reader) => Subject switch
    {
        ThreadSubject.Claim => true,
        ThreadSubject.Evidence => claim.Evidence.Any(e => e.Number == EvidenceNumber),
        ThreadSubject.Verdict => claim.Drafts.Any(d => d.Number == DraftNumber),
        ThreadSubject.Article => claim.Appearances.Any(a => (a.Article?.Id ?? a.ArticleId) == ArticleId),
        ThreadSubject.Vote => IsShownTo(reader, claim.Reviews),
        _ => false,
    };
}

/// <summary>A conversation about a claim or one of its parts. It has its own version, so that talking never stands in the
/// way of somebody who writes.</summary>
public sealed class DiscussionThread : IVersioned
{
    readonly List<Comment> _comments = [];
    readonly List<HistoryEvent> _events = [];

    DiscussionThread() { Place = new(); StartedBy = null!; }

    /// <summary>Starts a thread with its first comment.</summary>
    /// <param name="claim">The claim, with what the thread may hang on.</param>
    /// <param name="place">Where it hangs.</param>
    /// <param name="text">What is said, in Markdown.</param>
    /// <param name="team">The team's people, among whom mentions are looked for.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, the claim has no such place or none that they may know of, or the
    /// text is blank or too long.</exception>
    public DiscussionThread(Claim claim, ThreadPlace place, string? text, IReadOnlyCollection<Member> team, Member by, DateTimeOffset now)
    {
        TeamId = claim.TeamId;
        ClaimId = claim.Id;
        Place = place with { Words = place.Words is { } words ? Cut.Of(words, ThreadPlace.WordsMax) : null };
        StartedBy = by;
        StartedAt = now;
        Demand(by);
        if (!place.IsOn(claim, by)) throw new RefusedException(Rule.PlaceGone, "What you want to comment on is not there any more. Say it on the claim instead.");
        Say(EventKind.ThreadStarted, text, team, by, now);
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>Where it hangs.</summary>
    public ThreadPlace Place { get; private set; }

    /// <summary>The starter's identity.</summary>
    public int StartedById { get; private set; }

    /// <summary>Who started it.</summary>
    public Member StartedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was resolved; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>The identity of whoever resolved it.</summary>
    public int? ResolvedById { get; private set; }

    /// <summary>Who resolved it.</summary>
    public Member? ResolvedBy { get; private set; }

    /// <summary>What was said, oldest first.</summary>
    public IReadOnlyList<Comment> Comments => _comments;

    /// <inheritdoc/>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>Answers. A resolved thread is open again.</summary>
    /// <param name="text">What is said, in Markdown.</param>
    /// <param name="team">The team's people, among whom mentions are looked for.</param>
    /// <param name="rounds">The claim's rounds, with their votes.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or may not know of the thread, or the text is blank or too long.</exception>
    public Comment Reply(string? text, IReadOnlyCollection<Member> team, IReadOnlyCollection<Review> rounds, Member by, DateTimeOffset now)
    {
        DemandShown(rounds, by);
        var comment = Say(EventKind.CommentAdded, text, team, by, now);
        if (ResolvedAt is not null) OpenAgain(by, now);
        return comment;
    }

    /// <summary>Rewords one's own comment. Who is mentioned only now is told now.</summary>
    /// <exception cref="RefusedException">It is somebody else's, was removed, or the text is blank or too long.</exception>
    public void Edit(Comment comment, string? text, IReadOnlyCollection<Member> team, Member by, DateTimeOffset now)
    {
        DemandOwn(comment, by);
        DemandText(text);
        if (text == comment.Text) return;
        var mentioned = Mentions.In(text!, team);
        var e = Record(EventKind.CommentEdited, by, now, comment, new FieldChange("Comment", comment.Text, text));
        e.Mentioned = [.. mentioned.Except(comment.Mentioned)];
        comment.Text = text!;
        comment.Mentioned = mentioned;
        comment.EditedAt = now;
    }

    /// <summary>Takes one's own comment back. That it was there stays visible, what it said does not.</summary>
    /// <exception cref="RefusedException">It is somebody else's.</exception>
    public void Remove(Comment comment, Member by, DateTimeOffset now)
    {
        if (comment.RemovedAt is not null) return;
        DemandOwn(comment, by);
        comment.Text = "";
        comment.Mentioned = [];
        comment.RemovedAt = now;
        Record(EventKind.CommentRemoved, by, now, comment);
    }

    /// <summary>Marks the thread as settled.</summary>
    /// <exception cref="RefusedException">The member may not, or may not know of the thread.</exception>
    public void Resolve(IReadOnlyCollection<Review> rounds, Member by, DateTimeOffset now)
    {
        DemandShown(rounds, by);
        if (ResolvedAt is not null) return;
        ResolvedAt = now;
        ResolvedBy = by;
        Record(EventKind.ThreadResolved, by, now, null);
    }

    /// <summary>Opens a settled thread again.</summary>
    /// <exception cref="RefusedException">The member may not, or may not know of the thread.</exception>
    public void Reopen(IReadOnlyCollection<Review> rounds, Member by, DateTimeOffset now)
    {
        DemandShown(rounds, by);
        if (ResolvedAt is not null) OpenAgain(by, now);
    }

    /// <summary>Whether <paramref name="reader"/> may see it: a thread on a vote is seen by whoever may see the vote.</summary>
    /// <param name="reader">A member of the team.</param>
    /// <param name="reviews">The claim's rounds, with their votes.</param>
    public bool IsShownTo(Member reader, IEnumerable<Review> reviews) => Place.IsShownTo(reader, reviews);

    void OpenAgain(Member by, DateTimeOffset now)
    {
        ResolvedAt = null;
        ResolvedBy = null;
        ResolvedById = null;
        Record(EventKind.ThreadReopened, by, now, null);
    }

    Comment Say(EventKind kind, string? text, IReadOnlyCollection<Member> team, Member by, DateTimeOffset now)
    {
        DemandText(text);
        var comment = new Comment(text!, Mentions.In(text!, team), by, now);
        _comments.Add(comment);
        Record(kind, by, now, comment).Mentioned = comment.Mentioned;
        return comment;
    }

    void Demand(Member by)
    {
        if (by.TeamId != TeamId) throw new RefusedException(Rule.NotOfThisTeam, "This claim belongs to another team.");
        if (!by.May(Permission.Discuss))
            throw new RefusedException(Rule.RoleTooLow, $"Commenting needs the role {Permissions.LeastRole(Permission.Discuss).Say()}; you are {by.Role.Say()}.");
    }

    void DemandShown(IReadOnlyCollection<Review> rounds, Member by)
    {
        Demand(by);
        if (!IsShownTo(by, rounds)) throw new RefusedException(Rule.PlaceGone, "This thread is not there any more.");
    }

    void DemandOwn(Comment comment, Member by)
    {
        Demand(by);
        if (comment.AuthorAccount != by.AccountId) throw new RefusedException(Rule.NotItsAuthor, $"Only {comment.Author.Name} can change this comment.");
        if (comment.RemovedAt is not null) throw new RefusedException(Rule.WrongStatus, "This comment was removed.");
    }

    static void DemandText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(Rule.CommentMissing, "Write something first.");
        if (text.Length > Comment.TextMax) throw new RefusedException(Rule.CommentMissing, $"At most {Comment.TextMax} characters. Split it in two.");
    }

    HistoryEvent Record(EventKind kind, Member by, DateTimeOffset now, Comment? comment, params FieldChange[] changes)
    {
        var e = new HistoryEvent(TeamId, kind, by, now, null, changes) { EntityVersion = Version + 1, ClaimId = ClaimId, Comment = comment };
        _events.Add(e);
        return e;
    }
}

/// <summary>One contribution to a thread.</summary>
public sealed class Comment
{
    /// <summary>Longest comment, in UTF-16 units.</summary>
    public const int TextMax = 10_000;

    Comment() { Text = ""; Author = null!; Mentioned = []; }

    internal Comment(string text, IReadOnlyList<int> mentioned, Member author, DateTimeOffset now)
    {
        Text = text;
        Mentioned = mentioned;
        Author = author;
        At = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The thread's identity.</summary>
    public int ThreadId { get; private set; }

    /// <summary>What is said, in Markdown; empty once it was removed.</summary>
    public string Text { get; internal set; }

    /// <summary>The members that it mentions, by their identity.</summary>
    public IReadOnlyList<int> Mentioned { get; internal set; }

    /// <summary>The author's identity.</summary>
    public int AuthorId { get; private set; }

    /// <summary>Who says it.</summary>
    public Member Author { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was reworded.</summary>
    public DateTimeOffset? EditedAt { get; internal set; }

    /// <summary>When its author took it back.</summary>
    public DateTimeOffset? RemovedAt { get; internal set; }

    internal string AuthorAccount => Author.AccountId;
}
