using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Claims;

/// <summary>A claim on which people have worked for weeks is asked for in as many queries as one of this morning.</summary>
public sealed class HeavyClaim(CountingApp app) : IClassFixture<CountingApp>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static readonly (string Path, int Queries)[] Stated =
    [
        ("", 31), ("/changes?round=1", 23), ("/history", 9), ("/preview", 19), ("/verdict/compare?from=1&to=2", 19),
        ("/parts/state", 18), ("/parts/claim", 19), ("/parts/evidence", 17), ("/parts/verdict", 17), ("/parts/review", 18), ("/parts/tasks", 17), ("/parts/discussion", 21), ("/parts/history", 19),
    ];

    [Fact]
    public async Task The_desk_and_what_belongs_to_it_take_as_many_queries_for_a_heavy_claim_as_for_a_light_one()
    {
        var room = await app.Seed();
        var light = await Worked(room, "A claim of this morning.", threads: 5, comments: 1, evidence: 5, tasks: 5, rounds: 2);
        var heavy = await Worked(room, "A claim of last month.", threads: 60, comments: 5, evidence: 60, tasks: 20, rounds: 8);
        Assert.Equal(300, await app.Read(db => db.Threads.Where(t => t.ClaimId == heavy).SelectMany(t => t.Comments).CountAsync(Ct)));
        var browser = await app.SignedIn(room.Editor);
        foreach (var claim in new[] { light, heavy }) await browser.Get(room.Claim(claim)); // a first look is noted

        List<string> wrong = [];
        foreach (var (path, stated) in Stated)
        {
            var few = await CountingApp.Queries(() => browser.Get(room.Claim(light) + path));
            var many = await CountingApp.Queries(() => browser.Get(room.Claim(heavy) + path));
            if (few != stated || many != stated) wrong.Add($"{path}: {few} and {many}, not {stated}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.All(ClaimOnDesk.Parts.Keys, part => Assert.Contains(Stated, s => s.Path == $"/parts/{part}"));

        // And one can still read it: what is settled or long past waits behind a link that says how much it is.
        var page = await browser.Get(room.Claim(heavy));
        Assert.Equal(20, page.Document.QuerySelectorAll(".th").Length);
        Assert.Contains("40 open, 20 resolved", page.Words, StringComparison.Ordinal);
        Assert.Equal("Show 20 earlier", page.Document.QuerySelector(".th__more a")!.TextContent);
        Assert.Equal(50, page.Document.QuerySelectorAll("#history .events li").Length);
    }

    [Theory, InlineData("inbox", 8), InlineData("inbox/lines", 5), InlineData("queue", 9), InlineData("queue/sections", 6), InlineData("claims", 13), InlineData("claims/export.csv", 4)]
    public async Task Lists_take_as_many_queries_for_hundreds_as_for_five(string path, int stated)
    {
        var room = await app.Seed();
        // Nothing of all this concerns the observer, so that their inbox has just what is put into it.
        var isInbox = path.StartsWith("inbox", StringComparison.Ordinal);
        var browser = await app.SignedIn(isInbox ? room.Observer : room.Editor);
        Task<int> Queries() => CountingApp.Queries(() => browser.Get($"{room.Desk}/{path}"));
        await Fill(room, 5);
        await Queries();
        var few = await Queries();
        await Fill(room, path switch { "queue" or "queue/sections" => 55, "inbox" or "inbox/lines" => 75, _ => 495 });
        if (isInbox) Assert.True(await app.Read(db => db.Notifications.CountAsync(n => n.MemberId == room.Observer.MemberId, Ct)) >= 300);
        Assert.Equal((stated, stated), (few, await Queries()));
    }

    // Claims in review, of each of which the observer is told five times; where there are hundreds, simpler ones.
    async Task Fill(Newsroom room, int number) => await app.Change(async db =>
    {
        var team = await db.Teams.Include(t => t.Members).Include(t => t.Scales).ThenInclude(s => s.Ratings).SingleAsync(t => t.Id == room.Id, Ct);
        var (checker, editor) = (team.Members.Single(m => m.Id == room.FactChecker.MemberId), team.Members.Single(m => m.Id == room.Editor.MemberId));
        team.SetPolicy(team.Policy with { ApprovalsNeeded = 2, MinimumSources = 0, PrimarySourceNeeded = false }, team.Members.Single(m => m.Id == room.Admin.MemberId), app.Now);
        if (number > 100)
        {
            db.Claims.AddRange(Enumerable.Range(0, number).Select(i => new Claim(new ClaimFacts { Statement = $"Claim {i}." }, null, null, checker, app.Now.AddMinutes(i))));
            return 0;
        }
        var claims = Enumerable.Range(0, number).Select(i => new Claim(new ClaimFacts { Statement = $"Claim {i}." }, null, null, checker, app.Now.AddMinutes(i))).ToList();
        foreach (var claim in claims)
        {
            claim.Accept(checker, app.Now);
            claim.DraftVerdict(claim.Rated("false"), DeskSteps.Text("It rose by 19 percent."), checker, app.Now);
        }
        db.Claims.AddRange(claims);
        await db.SaveChangesAsync(Ct);
        foreach (var claim in claims) claim.RequestReview(checker, app.Now);
        foreach (var claim in claims.Where((_, i) => i % 3 == 0)) claim.Vote(editor, Decision.Approve, "Fine", 1, app.Now);
        await db.SaveChangesAsync(Ct);
        var ids = claims.ConvertAll(c => (int?)c.Id);
        foreach (var e in await db.History.Where(e => ids.Contains(e.ClaimId)).ToListAsync(Ct))
            db.Notifications.Add(new Notification(room.Observer.MemberId, e, NotificationReason.Watched));
        return 0;
    });

    // Brought about by the domain itself, a step a minute.
    async Task<int> Worked(Newsroom room, string statement, int threads, int comments, int evidence, int tasks, int rounds)
    {
        var id = await app.SeedClaim(room, ClaimStatus.Researching, statement);
        const string words = "The ferry doubled its support in one year.";
        await app.Appear(id, room, words, 0, words.Length);
        await app.Change(async db =>
        {
            var now = app.Now;
            var claim = await db.Claims.WithAllParts().SingleAsync(c => c.Id == id, Ct);
            var people = (await db.Members.Include(m => m.Team).Where(m => m.TeamId == room.Id).ToListAsync(Ct)).Where(m => m.May(Permission.Discuss)).OrderBy(m => m.Id).ToList();
            var (checker, editor) = (people.Single(m => m.Id == room.FactChecker.MemberId), people.Single(m => m.Id == room.Editor.MemberId));
            for (var i = 0; i < evidence; i++)
                claim.AddEvidence(new Source(room.Id, $"Volume {i} of the ledger", SourceKind.OfficialRecord, "The harbour", null, $"https://harbour.example/{id}/{i}"), new EvidenceFacts
                {
                    Stance = (Stance)(i % 3),
                    IsPrimary = i % 2 == 0,
                    Quote = string.Concat(Enumerable.Repeat($"Support in quarter {i} was nineteen percent above that of the year before. ", 6)),
                    Note = "Compared with the printed volume.",
                }, checker, now = now.AddMinutes(1));
            for (var i = 0; i < tasks; i++) claim.AddTask(new() { Label = $"Look into volume {i}", Kind = i % 2 == 0 ? TaskKind.YesNo : TaskKind.Text }, checker, now = now.AddMinutes(1));
            await db.SaveChangesAsync(Ct);
            foreach (var task in claim.Tasks.Where((_, i) => i % 2 == 0).ToList()) claim.DoTask(task, task.Facts.Kind == TaskKind.YesNo ? "Yes" : "Looked into", null, editor, now = now.AddMinutes(1));
            for (var i = 1; i <= rounds; i++)
            {
                claim.DraftVerdict(claim.Rated("false"), DeskSteps.Text($"It rose by {i} percent.", explanation: string.Join("\n\n", Enumerable.Repeat($"The ledger says so in volume {i}, and it was audited. ", 20))), checker, now = now.AddMinutes(1));
                await db.SaveChangesAsync(Ct);
                claim.RequestReview(checker, now = now.AddMinutes(1));
                await db.SaveChangesAsync(Ct);
                if (i < rounds) claim.Vote(editor, Decision.RequestChanges, $"Name the volume, {i}", i, now = now.AddMinutes(1));
                await db.SaveChangesAsync(Ct);
            }
            for (var t = 0; t < threads; t++)
            {
                var place = (t % 5) switch
                {
                    0 => new ThreadPlace(),
                    1 => new() { Subject = ThreadSubject.Evidence, EvidenceNumber = 1 + (t % evidence), Words = "Volume of the ledger" },
                    2 => new() { Subject = ThreadSubject.Verdict, Field = "Conclusion", DraftNumber = 1 },
                    3 => new() { Subject = ThreadSubject.Vote, VoteId = claim.Reviews[0].Votes[0].Id },
                    _ => new() { Subject = ThreadSubject.Article, ArticleId = claim.Appearances[0].ArticleId, RevisionNumber = 1, Quote = new("ferry", "The ", " doubled", 4, 9), Words = "ferry" },
                };
                var thread = new DiscussionThread(claim, place, $"Question {t}, @{people[t % people.Count].Name}?", people, people[(t + 1) % people.Count], now = now.AddMinutes(1));
                for (var c = 1; c < comments; c++) thread.Reply($"> Question {t}\n\nAnswer {c}, @{people[c % people.Count].Name}: see **volume {c}**.", people, claim.Reviews, people[(t + c) % people.Count], now = now.AddMinutes(1));
                if (t % 3 == 2) thread.Resolve(claim.Reviews, editor, now);
                db.Threads.Add(thread);
            }
            return claim;
        });
        return id;
    }
}
