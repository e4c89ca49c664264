using System.Collections.Concurrent;
using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Features.Claims;
using ClaimTrack.Web.Features.History;
using ClaimTrack.Web.Tests.Features.Claims;
using ClaimTrack.Web.Tests.Features.Discussions;
using ClaimTrack.Web.Tests.Features.Tasks;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>In a blind round, whoever has not voted opens everything that can be opened, before and after colleagues have voted, and
/// finds it the same. No page is listed but those with something after the question mark.</summary>
public sealed class BlindVoter : IAsyncLifetime
{
    // What colleagues say with their votes and about them: words that stand nowhere else.
    static readonly string[] Secrets = ["Xylographic", "Quinquereme", "Zephyrine", "Brachiate", "Feuilleton"];

    readonly App app = new();
    Newsroom _room = null!;
    int _claim;
    int _nextThread;
    int _nextVote;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Nothing_tells_that_a_colleague_has_voted()
    {
        await Given();
        await Walk([_room.Admin, _room.FactChecker, _room.Observer]);
    }

    [Fact]
    public async Task Nothing_tells_it_to_somebody_whose_own_vote_was_for_another_rating_of_the_same_words()
    {
        await Given();
        await (await app.SignedIn(_room.Admin)).Submit($"{Claim}/votes/new?decision=Approve", new { });
        await app.Do(_claim, _room.FactChecker, (c, by) => c.DraftVerdict(c.Rated("misleading"), c.CurrentDraft!.Text, by, app.Now));
        await Walk([_room.Admin]);
    }

    [Fact]
    public async Task Nothing_tells_it_after_the_check_was_published_urgently()
    {
        await Given();
        await app.Do(_claim, _room.Admin, (c, by) => c.PublishUrgently("It cannot wait.", new GateContext(app.Now), by));
        await Walk([_room.Admin]);
    }

    string Claim => _room.Claim(_claim);

    // A claim in review with something of everything, people who want to hear of everything in every way, and a job of many claims.
    async Task Given()
    {
        _room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 4, BlindVoting = true });
        _claim = await app.SeedClaim(_room, ClaimStatus.InReview);
        await app.SeedClaim(_room, ClaimStatus.Researching, "Another claim altogether.");
        await app.Change(async db =>
        {
            var all = Channels.Inbox | Channels.EmailAtOnce | Channels.DailyDigest;
            var people = await db.Members.Include(m => m.Team).Where(m => m.TeamId == _room.Id).ToListAsync(Ct);
            foreach (var member in people)
            {
                member.Choose(Enum.GetValues<NotificationReason>().Aggregate(new NotificationChoices(), (choices, reason) => choices.With(reason, all)));
                db.Watches.Add(new Watch(_claim, member.Id, isMuted: false));
                db.Notifications.Add(new Notification(member.Id, await db.History.FirstAsync(e => e.ClaimId == _claim, Ct), NotificationReason.Watched));
            }
            db.AddRange(new Topic(_room.Id, "Harbours"), new Claimant(_room.Id, "The harbour master", ClaimantKind.Person),
                new SavedView("Ours", "board", "", isShared: true, people.Single(m => m.Id == _room.Admin.MemberId)));
            return 0;
        });
        await app.Do(_claim, _room.FactChecker, (c, by) => c.Assign(by, by, app.Now));
        await app.AddLine(_room, "Ask the claimant");
        var open = await app.Say(_claim, _room.FactChecker, "Is this the whole ledger, @Hanne Vik?");
        await app.DoToThread(open, _room.Admin, (t, by) => t.Reply("It is.", [], [], by, app.Now));
        await app.DoToThread(await app.Say(_claim, _room.Editor, "Settled?"), _room.Editor, (t, by) => t.Resolve([], by, app.Now));
    }

    async Task Walk(Person[] readers)
    {
        // Votes and threads get the next numbers: whether they are there must not show.
        (_nextThread, _nextVote) = await app.Read(async db => (await db.Threads.MaxAsync(t => t.Id, Ct) + 1, 1 + await db.Set<Vote>().CountAsync(Ct)));
        List<string> leaks = [];
        var browsers = new Dictionary<Person, Browser>();
        var hubs = new Dictionary<Person, Ears>();
        var before = new Dictionary<(Person, string), string>();
        // Opening some pages changes something, such as that a line was read: what is compared comes after that.
        foreach (var reader in readers)
        {
            browsers[reader] = await app.SignedIn(reader);
            foreach (var address in await Addresses(reader)) await browsers[reader].Get(address);
        }
        await browsers[_room.Admin].Submit($"{_room.Desk}/bulk/owner?ids={_claim}", new { OwnerId = _room.Editor.MemberId });
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await AllIsTold();
        var file = await ExportFile(_room.Admin);
        foreach (var reader in readers)
        {
            hubs[reader] = await Ears.Open(browsers[reader], await Topics(reader));
            await browsers[reader].Get(Claim); // another look
            foreach (var address in await Addresses(reader)) before[(reader, address)] = Steady(await browsers[reader].Get(address, FrameOf(address)));
        }
        Assert.True(before.Count > 130 * readers.Length, $"only {before.Count} pages");
        Assert.Contains(before, page => page.Value.Contains("The ferry doubled", StringComparison.Ordinal));
        foreach (var hub in hubs.Values) hub.Forget();
        var letters = app.Outbox.Sent.Count;
        var lines = await app.Read(db => db.Notifications.CountAsync(n => readers.Select(r => r.MemberId).Contains(n.MemberId), Ct));
        var tellable = await Newest();

        await ColleaguesVote();
        await AllIsTold();

        foreach (var ((reader, address), was) in before)
        {
            var now = Steady(await browsers[reader].Get(address, FrameOf(address)));
            if (now != was) leaks.Add($"{reader.Name} sees at {address}: {Difference(was, now)}");
            leaks.AddRange(Secrets.Where(s => now.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{reader.Name} reads “{s}” at {address}"));
        }
        if (await ExportFile(_room.Admin) is var again && again != file) leaks.Add($"the job's file says: {Difference(file, again)}");
        if (await app.Read(db => db.Notifications.CountAsync(n => readers.Select(r => r.MemberId).Contains(n.MemberId), Ct)) != lines) leaks.Add("an inbox has more lines");
        leaks.AddRange(app.Outbox.Sent.Skip(letters).Where(m => readers.Any(r => r.Email == m.To)).Select(m => $"a letter to {m.To}: {m.Subject}"));
        if (await Newest() != tellable) leaks.Add("the number of the newest hint has grown");
        foreach (var (reader, hub) in hubs)
        {
            await using var anew = await Ears.Open(browsers[reader], await Topics(reader));
            foreach (var (topic, number) in hub.Numbers)
                if (anew.Numbers[topic] != number) leaks.Add($"{reader.Name} is told another number on {topic}");
        }

        // What could be undone before the votes can be undone after them. Nothing is heard before what is said to everybody.
        await TakesBackTheOwner(browsers[_room.Admin], leaks);
        await (await app.SignedIn(_room.FactChecker)).Submit($"{Claim}/threads/new", new { Text = "Has anybody seen the ledger?" });
        foreach (var (reader, hub) in hubs)
        {
            var heard = await hub.Until("ThreadStarted", $"claim:{_room.Slug}:{_claim}");
            leaks.AddRange(heard.Where(h => !h.Contains("InboxChanged", StringComparison.Ordinal) && !(h.Contains("\"version\":0", StringComparison.Ordinal)
                && (h.Contains("OwnerChanged", StringComparison.Ordinal) || h.Contains("ThreadStarted", StringComparison.Ordinal)))).Select(h => $"{reader.Name} hears {h}"));
        }
        foreach (var hub in hubs.Values) await hub.DisposeAsync();
        await ReadsTheMorningsLetters(readers, leaks);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        await VotesAndSees(browsers[_room.Admin]);
    }

    async Task TakesBackTheOwner(Browser admin, List<string> leaks)
    {
        var job = await app.Read(db => db.Jobs.SingleAsync(j => j.TeamId == _room.Id, Ct));
        if (job.Failed > 0) return; // a published claim is given to nobody
        var undone = await admin.Follow(await admin.Post($"{_room.Desk}/jobs/{job.Id}/undo", new { }));
        if ((await app.ClaimNow(_claim)).OwnerId != _room.FactChecker.MemberId) leaks.Add($"undoing says: {undone.Words}");
    }

    async Task ReadsTheMorningsLetters(Person[] readers, List<string> leaks)
    {
        app.Clock.SetUtcNow(new DateTimeOffset(DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(1).ToDateTime(new TimeOnly(6, 1)), TimeSpan.Zero));
        await Until(() => Task.FromResult(readers.All(r => app.Outbox.Sent.Any(m => m.To == r.Email && m.Subject.EndsWith("to know", StringComparison.Ordinal)))));
        foreach (var reader in readers)
        {
            var letters = app.Outbox.Sent.Where(m => m.To == reader.Email).ToList();
            leaks.AddRange(from letter in letters
                           from word in Secrets.Append("approved")
                           where $"{letter.Subject} {letter.Text}".Contains(word, StringComparison.OrdinalIgnoreCase)
                           select $"a letter to {reader.Name} says “{word}”: {letter.Subject}");
        }
    }

    // Otherwise nothing would be found because nothing is there.
    async Task VotesAndSees(Browser admin)
    {
        Assert.Equal(System.Net.HttpStatusCode.Found, (await admin.Submit($"{Claim}/votes/new?decision=Approve", new { })).Status);
        var desk = await admin.Get($"{Claim}?resolved=true&threads=100");
        foreach (var secret in Secrets) Assert.Contains(secret, desk.Text);
        foreach (var path in new[] { $"{Claim}/history", $"{_room.Desk}/history", $"{_room.Desk}/history/export.csv", $"{Claim}/parts/history" })
            Assert.Contains("approved draft", (await admin.Get(path)).Text);
        Assert.Contains("3 of 4 approvals", (await admin.Get($"{_room.Desk}/queue")).Words);
    }

    async Task ColleaguesVote()
    {
        var (tomas, edda) = (await app.SignedIn(_room.Editor), await app.SignedIn(_room.SecondEditor));
        await tomas.Submit($"{Claim}/votes/new?decision=Approve", new { Comment = "Xylographic prose, but sound. @Hanne Vik should see it." });
        await edda.Submit($"{Claim}/votes/new?decision=Approve", new { Comment = "Quinquereme and all" });
        var vote = (await app.ClaimNow(_claim)).OpenReview!.Votes.First(v => v.MemberId == _room.Editor.MemberId).Id;
        await edda.Submit($"{Claim}/threads/new?on=Vote&vote={vote}", new { Text = "Zephyrine it is, @Hanne Vik, @Ines Okafor and @Yusuf Adeyemi." });
        var thread = await app.Read(db => db.Threads.MaxAsync(t => t.Id, Ct));
        await tomas.Submit($"{Claim}/threads/{thread}/reply", new { Text = "Brachiate, @Hanne Vik." });
        var comment = (await app.ThreadNow(thread)).Comments[^1].Id;
        await tomas.Submit($"{Claim}/threads/{thread}/comments/{comment}/edit", new { Text = "Brachiate, a Feuilleton for @Ines Okafor." });
        await tomas.Post($"{Claim}/threads/{thread}/resolve", new { });
        await edda.Post($"{Claim}/threads/{thread}/reopen", new { });
        var now = await app.ClaimNow(_claim);
        Assert.Equal(2, now.OpenReview!.Votes.Count(v => v.DraftNumber == now.CurrentDraft!.Number));
    }

    // Every address of the application that can be read, and those of this claim with what can be asked of them.
    async Task<IReadOnlyList<string>> Addresses(Person reader)
    {
        var line = await app.Read(db => db.Notifications.Where(n => n.MemberId == reader.MemberId).OrderBy(n => n.Id).Select(n => (int)n.Id).FirstAsync(Ct));
        var things = await app.Read(async db => new Dictionary<string, int>
        {
            ["claims"] = _claim,
            ["inbox"] = line,
            ["threads"] = _nextThread,
            ["topics"] = await db.Topics.Where(t => t.TeamId == _room.Id).Select(t => t.Id).FirstAsync(Ct),
            ["claimants"] = await db.Claimants.Where(t => t.TeamId == _room.Id).Select(t => t.Id).FirstAsync(Ct),
            ["views"] = await db.SavedViews.Where(t => t.TeamId == _room.Id).Select(t => t.Id).FirstAsync(Ct),
            ["members"] = reader.MemberId,
            ["articles"] = await db.Articles.Where(a => a.TeamId == _room.Id).Select(a => a.Id).FirstOrDefaultAsync(Ct),
        });
        var people = new[] { _room.Editor, _room.SecondEditor, reader };
        return
        [
            .. from door in app.Doors() where door.Method == "GET" select door.InTeam ? door.Address(_room.Slug, name => things.GetValueOrDefault(name, 1)) : door.Address("", _claim),
            .. ClaimOnDesk.Parts.Keys.Select(part => $"{Claim}/parts/{part}"),
            .. ClaimOnDesk.Parts.Keys.Select(part => $"{Claim}/parts/{part}?resolved=true&threads=500&history=2&thread={_nextThread}"),
            $"{Claim}?resolved=true&threads=500", $"{Claim}?history=2", $"{Claim}?thread={_nextThread}",
            $"{Claim}/changes?round=1", $"{Claim}/changes?since=vote", $"{Claim}/verdict/compare?from=1&to=2",
            $"{Claim}/votes/new?decision=Approve", $"{Claim}/votes/new?decision=RequestChanges",
            .. Enumerable.Range(_nextVote, 2).Select(v => $"{Claim}/threads/new?on=Vote&vote={v}"),
            .. Enumerable.Range(_nextThread, 2).Select(t => $"{Claim}/threads/{t}/reply"),
            .. HistoryFilter.Groups.Keys.SelectMany(g => new[] { $"{_room.Desk}/history?group={g}", $"{Claim}/history?group={g}", $"{_room.Desk}/history/export.csv?group={g}&claim={_claim}" }),
            .. people.SelectMany(p => new[] { $"{_room.Desk}/history?by={p.MemberId}", $"{Claim}/history?by={p.MemberId}", $"{_room.Desk}/history/export.json?by={p.MemberId}" }),
            $"{_room.Desk}/history?from=2026-11-23&to=2026-11-23", $"{_room.Desk}/history/export.json?claim={_claim}&from=2026-11-23",
            $"{_room.Desk}/claims?sort=-changed&columns=changed,state,rating", $"{_room.Desk}/claims?sort=changed", $"{_room.Desk}/claims?watched=true",
            $"{_room.Desk}/claims/export.csv?sort=-changed", $"{_room.Desk}/claims/export.csv?sort=changed",
            $"{_room.Desk}/board?lanes=owner&sort=due", $"{_room.Desk}/board/columns?watched=true", $"{_room.Desk}/board?lanes=topic",
            $"{_room.Desk}/inbox?show=done", $"{_room.Desk}/inbox?show=snoozed", $"{_room.Desk}/inbox/lines?show=done",
            .. new[] { "owner", "due", "topic", "accept", "park", "decline", "watch" }.Select(act => $"{_room.Desk}/bulk/{act}?ids={_claim}&from=claims"),
            .. await app.Read(db => db.Checks.Where(c => c.ClaimId == _claim).Select(c => c.Slug).ToListAsync(Ct)) is [var slug]
                ? new[] { $"/checks/{_claim}-{slug}", $"/checks/{_claim}-{slug}/versions", $"/checks/{_claim}-{slug}/versions/1", $"/checks/{_claim}.json" } : [],
        ];
    }

    // A region asks for itself by the name of its frame.
    string? FrameOf(string address) => address.Contains("/parts/", StringComparison.Ordinal) ? $"claim-{_claim}-{address.Split("/parts/")[1].Split('?')[0]}" : null;

    async Task<string[]> Topics(Person reader) =>
    [
        "site", $"team:{_room.Slug}", $"board:{_room.Slug}", $"queue:{_room.Slug}", $"claim:{_room.Slug}:{_claim}", $"inbox:{_room.Slug}:{reader.MemberId}",
        .. await app.Read(db => db.Articles.Where(a => a.TeamId == _room.Id).Select(a => $"article:{_room.Slug}:{a.Id}").ToListAsync(Ct)),
    ];

    // The newest event that a subscription may know of, for an instance that has told nothing yet.
    Task<long> Newest() => app.Read(async db => await (await db.Tellable(db.History.Where(e => e.TeamId == _room.Id), Ct)).MaxAsync(e => e.Id, Ct));

    // A file of every claim, as a team with thousands gets it: written by a job and handed out later.
    async Task<string> ExportFile(Person who)
    {
        var id = Guid.NewGuid();
        var at = app.Now;
        await app.Change(async db => db.Jobs.Add(new Job
        {
            Id = id,
            TeamId = _room.Id,
            ById = who.MemberId,
            Kind = "export",
            Title = "Write claims into a file",
            Work = JsonSerializer.Serialize(new { Query = "", Left = await db.Claims.Where(c => c.TeamId == _room.Id).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(Ct) }),
            At = at,
            Total = 2,
        }));
        await Service<Jobs>().RunWaitingAsync(Ct);
        var file = (await (await app.SignedIn(who)).Get($"{_room.Desk}/jobs/{id}/file")).Text;
        await app.Change(db => db.Jobs.Where(j => j.Id == id).ExecuteDeleteAsync(Ct));
        Assert.Contains($"{_claim}", file);
        return file;
    }

    // Readers of the history go through it in order: when another team's newest event has arrived, all before it have.
    async Task AllIsTold()
    {
        var other = await app.Seed("Elsewhere");
        var claim = await app.SeedClaim(other, ClaimStatus.Researching);
        await using var ears = await Ears.Open(await app.SignedIn(other.Observer), [$"team:{other.Slug}"]);
        await (await app.SignedIn(other.Admin)).Post($"{other.Claim(claim)}/owner", new { OwnerId = other.FactChecker.MemberId });
        await ears.Until("OwnerChanged", $"team:{other.Slug}");
        await Until(() => app.Read(db => db.Notifications.AnyAsync(n => n.MemberId == other.FactChecker.MemberId, Ct)));
        await LettersAreSent();
    }

    async Task LettersAreSent()
    {
        await Service<LetterSender>().SendDueAsync(Ct);
        await Until(() => app.Read(db => db.Letters.AllAsync(l => l.NextTryAt == null, Ct)));
    }

    static async Task Until(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 1000, "It did not come.");
            await Task.Delay(10, Ct); // readers of the history work beside the request
        }
    }

    T Service<T>() where T : IHostedService => app.Services.GetServices<IHostedService>().OfType<T>().Single();

    // Everything but what differs at every request. The page's place in the log stays: it could be counted by.
    static string Steady(Page page)
    {
        foreach (var moving in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=__FormKey], input[name=Receipt], meta[name=csp-nonce]").ToList()) moving.Remove();
        return $"{(int)page.Status} {page.Location} {(page.Document.Body!.ChildElementCount > 0 ? page.Document.DocumentElement.OuterHtml : page.Text)}";
    }

    static string Difference(string was, string now)
    {
        var at = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, Math.Min(text.Length, at) - 60)..Math.Min(text.Length, at + 120)];
        return $"“{Around(was)}” became “{Around(now)}”";
    }

    /// <summary>Somebody's connection, with everything that is heard on it.</summary>
    sealed class Ears : IAsyncDisposable
    {
        readonly ConcurrentQueue<string> _heard = new();
        HubConnection _live = null!;

        public Dictionary<string, long> Numbers { get; } = [];

        public static async Task<Ears> Open(Browser browser, IEnumerable<string> topics)
        {
            var ears = new Ears { _live = await browser.Connect() };
            ears._live.On<JsonElement>("Changed", hint => ears._heard.Enqueue(hint.GetRawText()));
            ears._live.On<JsonElement>("Here", who => ears._heard.Enqueue($"Here {who.GetRawText()}"));
            ears._live.On<JsonElement>("TurnOf", news => ears._heard.Enqueue($"TurnOf {news.GetRawText()}"));
            ears._live.On<string>("Ended", topic => ears._heard.Enqueue($"Ended {topic}"));
            foreach (var topic in topics) ears.Numbers[topic] = await ears._live.InvokeAsync<long>("Subscribe", topic, Ct);
            return ears;
        }

        public void Forget() => _heard.Clear();

        public async Task<List<string>> Until(string kind, string topic)
        {
            await BlindVoter.Until(() => Task.FromResult(_heard.Any(h => h.Contains($"\"{kind}\"", StringComparison.Ordinal) && h.Contains($"\"{topic}\"", StringComparison.Ordinal))));
            return [.. _heard];
        }

        public ValueTask DisposeAsync() => _live.DisposeAsync();
    }
}
