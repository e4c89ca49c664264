using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>Plays the steps of all demo stories in the order of their times, each saved by itself, so that the history and
/// the version numbers read as if people had done it.</summary>
sealed class DemoStage(AppDbContext db, DateTimeOffset now)
{
    readonly List<(DateTimeOffset At, Action<DateTimeOffset> Step)> _steps = [];

    /// <summary>The day so many days ago.</summary>
    public DateOnly Day(int daysAgo) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-daysAgo);

    /// <summary>The instant on that day.</summary>
    public DateTimeOffset At(int daysAgo, string time) =>
        new(Day(daysAgo).ToDateTime(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)), TimeSpan.Zero);

    /// <summary>Adds a step.</summary>
    public void On(int daysAgo, string time, Action<DateTimeOffset> step) => _steps.Add((At(daysAgo, time), step));

    /// <summary>Keeps something.</summary>
    public void Keep(object thing) => db.Add(thing);

    /// <summary>Carries out every step.</summary>
    public async Task Play(CancellationToken ct)
    {
        // Saving looks for changes once by itself; the context's own looks at every touch would multiply with the steps.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var (at, step) in _steps.OrderBy(s => s.At))
        {
            step(at);
            await db.SaveChangesAsync(ct);
        }
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}

/// <summary>One team of the demo, with short ways to its people and words.</summary>
sealed class DemoDesk(DemoStage stage, Team team)
{
    readonly Dictionary<string, Topic> _topics = [];
    readonly Dictionary<string, Claimant> _claimants = [];

    public Team Team => team;

    public DemoStage Stage => stage;

    /// <summary>A member by first name.</summary>
    public Member this[string firstName] => team.Members.Single(m => m.Name.StartsWith(firstName + " ", StringComparison.Ordinal));

    public Topic About(string name) => _topics.TryGetValue(name, out var known) ? known : _topics[name] = Kept(new Topic(team.Id, name));

    public Claimant Person(string name) => Who(name, ClaimantKind.Person);

    public Claimant Organization(string name) => Who(name, ClaimantKind.Organization);

    public Source Source(SourceKind kind, string title, string? publisher, DateOnly? on = null, string? url = null) =>
        Kept(new Source(team.Id, title, kind, publisher, on, url));

    /// <summary>An article that somebody brings in. Lines of the text are blocks: "# " before a heading, "- " before an item.</summary>
    public DemoArticle Article(int daysAgo, string time, Member by, ArticleFacts facts, string text)
    {
        var article = new DemoArticle(this);
        stage.On(daysAgo, time, at =>
        {
            var (plain, blocks, hash) = DemoArticle.Read(text);
            stage.Keep(article.Is = new Article(facts, plain, blocks, hash, RevisionOrigin.Pasted, by, at));
        });
        return article;
    }

    public DemoClaim Claim(int daysAgo, string time, Member by, ClaimFacts facts, Claimant? who, Topic topic)
    {
        var claim = new DemoClaim(this);
        stage.On(daysAgo, time, at => stage.Keep(claim.Is = new Claim(facts, who, topic, by, at)));
        return claim;
    }

    Claimant Who(string name, ClaimantKind kind) =>
        _claimants.TryGetValue(name, out var known) ? known : _claimants[name] = Kept(new Claimant(team.Id, name, kind));

    T Kept<T>(T thing) where T : class
    {
        stage.Keep(thing);
        return thing;
    }
}

/// <summary>An article of the demo; it exists once its step was played.</summary>
sealed class DemoArticle(DemoDesk desk)
{
    public Article Is { get; set; } = null!;

    public DemoArticle Revised(int daysAgo, string time, Member by, string text)
    {
        desk.Stage.On(daysAgo, time, at =>
        {
            var (plain, blocks, hash) = Read(text);
            Is.Revise(plain, blocks, hash, RevisionOrigin.Pasted, by, at);
        });
        return this;
    }

    public static (string Plain, string Blocks, string Hash) Read(string text)
    {
        var blocks = new StringBuilder();
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var kind = line.StartsWith("# ", StringComparison.Ordinal) ? 'h' : line.StartsWith("- ", StringComparison.Ordinal) ? 'l' : 'p';
            blocks.Append(kind);
            lines.Add(PlainText.Normalise(kind == 'p' ? line : line[2..]));
        }
        var plain = string.Join('\n', lines);
        return (plain, blocks.ToString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain))));
    }
}

/// <summary>A claim of the demo and what happens to it. Each line is one step on its day.</summary>
sealed class DemoClaim(DemoDesk desk)
{
    public Claim Is { get; set; } = null!;

    /// <summary>The words are found in the newest text of the article; a slip of the pen here ends the seeding.</summary>
    public DemoClaim Seen(int daysAgo, string time, Member by, DemoArticle article, string words) => Then(daysAgo, time, at =>
    {
        var revision = article.Is.Latest;
        var start = revision.Text.IndexOf(words, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"Not in “{article.Is.Facts.Title}”: {words}");
        var anchor = QuoteAnchoring.Describe(revision.Text, start, start + words.Length);
        Is.Appear(article.Is, revision, new Quote(anchor.Exact, anchor.Prefix, anchor.Suffix, anchor.Start, anchor.End), by, at);
    });

    public DemoClaim Accepted(int daysAgo, string time, Member by, Member? owner = null) => Then(daysAgo, time, at =>
    {
        Is.Accept(by, at);
        if (owner is not null) Is.Assign(owner, by, at);
    });

    public DemoClaim Translates(int daysAgo, string time, Member by, DemoClaim original) => Then(daysAgo, time, at => Is.LinkTranslation(original.Is, by, at));

    public DemoClaim Evidence(int daysAgo, string time, Member by, Source source, EvidenceFacts facts) =>
        Then(daysAgo, time, at => Is.AddEvidence(source, facts, by, at));

    public DemoClaim Reply(int daysAgo, string time, Member by, RightOfReply reply) => Then(daysAgo, time, at => Is.NoteReply(reply, by, at));

    public DemoClaim Drafted(int daysAgo, string time, Member by, string rating, VerdictText text) =>
        Then(daysAgo, time, at => Is.DraftVerdict(desk.Team.Scale.Ratings.Single(r => r.Key == rating), text, by, at));

    public DemoClaim ForReview(int daysAgo, string time, Member by) => Then(daysAgo, time, at => Is.RequestReview(by, at));

    public DemoClaim Approved(int daysAgo, string time, Member by, string? comment = null) =>
        Then(daysAgo, time, at => Is.Vote(by, Decision.Approve, comment, Is.CurrentDraft!.Number, at));

    public DemoClaim ChangesAsked(int daysAgo, string time, Member by, string comment) =>
        Then(daysAgo, time, at => Is.Vote(by, Decision.RequestChanges, comment, Is.CurrentDraft!.Number, at));

    public DemoClaim Published(int daysAgo, string time, Member by) => Then(daysAgo, time, at => Is.Publish(new GateContext(at), by));

    public DemoClaim Corrected(int daysAgo, string time, Member by, CorrectionKind kind, string reason) =>
        Then(daysAgo, time, at => Is.StartCorrection(kind, reason, by, at));

    public DemoClaim Due(int daysAgo, string time, Member by, int daysAhead) => Then(daysAgo, time, at => Is.SetDue(desk.Stage.Day(-daysAhead), by, at));

    public DemoClaim Task(int daysAgo, string time, Member by, TaskFacts facts, Member? assignee = null, int? daysAhead = null) => Then(daysAgo, time, at =>
    {
        var task = Is.AddTask(facts, by, at);
        if (assignee is not null || daysAhead is not null) Is.AssignTask(task, assignee, daysAhead is { } days ? desk.Stage.Day(-days) : null, by, at);
    });

    public DemoClaim TaskDone(int daysAgo, string time, Member by, string label, string answer) =>
        Then(daysAgo, time, at => Is.DoTask(Is.StandingTasks.Single(t => t.Facts.Label == label), answer, null, by, at));

    /// <summary>A thread on the words of a draft, on a source, or on the claim. Each of its turns is a step.</summary>
    public DemoClaim Talk(Func<Claim, ThreadPlace>? place, (int DaysAgo, string Time, Member By, string Text)[] turns, (int DaysAgo, string Time, Member By)? resolved = null)
    {
        DiscussionThread? thread = null;
        foreach (var (daysAgo, time, by, text) in turns)
            Then(daysAgo, time, at =>
            {
                if (thread is not null) thread.Reply(text, desk.Team.Members, Is.Reviews, by, at);
                else desk.Stage.Keep(thread = new DiscussionThread(Is, place?.Invoke(Is) ?? new(), text, desk.Team.Members, by, at));
            });
        if (resolved is { } end) Then(end.DaysAgo, end.Time, at => thread!.Resolve(Is.Reviews, end.By, at));
        return this;
    }

    /// <summary>The place of words in the conclusion that stands.</summary>
    public static Func<Claim, ThreadPlace> Conclusion(string words) => claim =>
    {
        var text = claim.CurrentDraft!.Text.Conclusion;
        var start = text.IndexOf(words, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"Not in the conclusion: {words}");
        var anchor = QuoteAnchoring.Describe(text, start, start + words.Length);
        return new() { Subject = ThreadSubject.Verdict, Field = nameof(VerdictText.Conclusion), DraftNumber = claim.CurrentDraft.Number, Quote = new(anchor.Exact, anchor.Prefix, anchor.Suffix, anchor.Start, anchor.End), Words = anchor.Exact };
    };

    /// <summary>The place of a row of the ledger.</summary>
    public static Func<Claim, ThreadPlace> Row(int number) => claim =>
        new() { Subject = ThreadSubject.Evidence, EvidenceNumber = number, Words = claim.Evidence.Single(e => e.Number == number).Source.Title };

    public DemoClaim Declined(int daysAgo, string time, Member by, DeclineReason reason, string note) => Then(daysAgo, time, at => Is.Decline(reason, note, by, at));

    public DemoClaim Parked(int daysAgo, string time, Member by, int daysAhead, string note) =>
        Then(daysAgo, time, at => Is.Park(desk.Stage.Day(-daysAhead), note, by, at));

    public DemoClaim MergedInto(int daysAgo, string time, Member by, DemoClaim target) => Then(daysAgo, time, at => Is.MergeInto(target.Is, by, at));

    public DemoClaim Retracted(int daysAgo, string time, Member by, string reason) => Then(daysAgo, time, at => Is.Retract(reason, by, at));

    DemoClaim Then(int daysAgo, string time, Action<DateTimeOffset> step)
    {
        desk.Stage.On(daysAgo, time, step);
        return this;
    }
}
