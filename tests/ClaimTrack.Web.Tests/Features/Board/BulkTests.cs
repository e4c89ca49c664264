using System.Net;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Features.Board;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Features.Board;

public sealed class BulkTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string Ticked(params int[] ids) => string.Join('&', ids.Select(i => $"ids={i}"));

    Task<Job> JobOf(Newsroom room) => app.Read(db => db.Jobs.Where(j => j.TeamId == room.Id).OrderByDescending(j => j.At).ThenByDescending(j => j.Id).FirstAsync(Ct));

    Jobs Runner => app.Services.GetServices<IHostedService>().OfType<Jobs>().Single();

    async Task<int[]> Many(Newsroom room, int number)
    {
        await app.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId, Ct);
            for (var i = 1; i <= number; i++) db.Claims.Add(new Claim(new ClaimFacts { Statement = $"Ferry {i}." }, null, null, by, app.Now));
            return 0;
        });
        return await app.Read(db => db.Claims.Where(c => c.TeamId == room.Id).OrderBy(c => c.Id).Select(c => c.Id).ToArrayAsync(Ct));
    }

    [Fact]
    public async Task Whatever_a_full_board_shows_can_be_ticked()
    {
        var room = await app.Seed();
        var ids = await Many(room, 450);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Desk}/bulk/due?{Ticked(ids)}", new { DueOn = "2026-12-24" });
        Assert.Equal(450, (await JobOf(room)).Total);
    }

    [Fact]
    public async Task What_is_refused_is_told_and_the_rest_is_done_and_can_be_undone()
    {
        var room = await app.Seed();
        var (open, research, published) = (await app.SeedClaim(room), await app.SeedClaim(room), await app.SeedClaim(room, ClaimStatus.Published));
        await app.Do(research, room.Editor, (claim, by) => claim.Assign(by, by, app.Now));
        var browser = await app.SignedIn(room.FactChecker);

        var form = await browser.Get($"{room.Desk}/bulk/owner?{Ticked(open, research, published, 999999)}&query=q%3Dferry%26lanes%3Downer&from=board");
        Assert.Contains("Assign an owner: 3 claims", form.Words);
        var answer = await browser.Submit(form, new { OwnerId = room.FactChecker.MemberId });
        Assert.StartsWith($"{room.Desk}/board?q=ferry&lanes=owner&did=", answer.Location);
        Assert.Equal(room.FactChecker.MemberId, (await app.ClaimNow(open)).OwnerId);
        Assert.Equal(room.FactChecker.MemberId, (await app.ClaimNow(research)).OwnerId);
        var board = await browser.Follow(answer);
        Assert.Contains("2 of 3 done, 1 refused", board.Document.QuerySelector(".did")!.TextContent);
        var job = await browser.Get(board.Document.QuerySelector(".did a")!.GetAttribute("href")!);
        Assert.Contains($"CT-{published}: Assigning is not possible while the claim is published.", job.Words);

        // Somebody builds on one of them; only the other goes back.
        await app.Do(open, room.Editor, (claim, by) => claim.Accept(by, app.Now));
        var undone = await browser.Follow(await browser.Submit(job, new { }, board.Document.QuerySelector(".did form")!.GetAttribute("action")));
        Assert.Contains($"CT-{open}: Somebody has changed it since.", undone.Words);
        Assert.Equal(room.FactChecker.MemberId, (await app.ClaimNow(open)).OwnerId);
        Assert.Equal(room.Editor.MemberId, (await app.ClaimNow(research)).OwnerId);
        var again = await browser.Post(board.Document.QuerySelector(".did form")!.GetAttribute("action")!, new { });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("This was undone already.", again.Words);
    }

    public static TheoryData<string, string, string> Acts => new()
    {
        { "due", "DueOn", "2026-12-01" }, { "topic", "Topic", "Harbour" }, { "accept", "", "" }, { "park", "Until", "2026-12-24" }, { "decline", "Reason", "Opinion" }, { "watch", "", "" },
    };

    [Theory, MemberData(nameof(Acts))]
    public async Task Everything_that_is_done_to_many_can_be_undone(string act, string field, string value)
    {
        var room = await app.Seed();
        int[] ids = [await app.SeedClaim(room), await app.SeedClaim(room)];
        var browser = await app.SignedIn(room.FactChecker);
        async Task<string> State()
        {
            var claim = await app.ClaimNow(ids[0]);
            return $"{claim.Status} {claim.DueOn} {claim.Topic?.Name} {claim.WakesOn} {claim.DeclinedFor} {await app.Read(db => db.Watches.CountAsync(w => ids.Contains(w.ClaimId), Ct))}";
        }
        var before = await State();
        var answer = await browser.Submit($"{room.Desk}/bulk/{act}?{Ticked(ids)}&from=claims", field.Length == 0 ? new Dictionary<string, object?>() : new() { [field] = value });
        Assert.True(answer.Location?.StartsWith($"{room.Desk}/claims?did=", StringComparison.Ordinal), answer.Words);
        Assert.NotEqual(before, await State());
        var table = await browser.Follow(answer);
        var undone = await browser.Follow(await browser.Submit(table, new { }, table.Document.QuerySelector(".did form")!.GetAttribute("action")));
        Assert.Contains("2 of 2 done", undone.Words);
        Assert.Equal(before, await State());
    }

    [Fact]
    public async Task A_topic_that_was_merged_meanwhile_comes_back_as_what_it_is_now()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Desk}/bulk/topic?{Ticked(id)}", new { Topic = "Harbour" });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await browser.Submit($"{room.Desk}/bulk/topic?{Ticked(id)}", new { Topic = "Roads" });
        var job = await JobOf(room);
        await app.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Editor.MemberId, Ct);
            var ports = db.Topics.Add(new Topic(room.Id, "Ports")).Entity;
            by.Team.Merge(await db.Topics.SingleAsync(t => t.TeamId == room.Id && t.Name == "Harbour", Ct), ports, [], by, app.Now);
            return 0;
        });

        var undone = await browser.Follow(await browser.Submit($"{room.Desk}/jobs/{job.Id}", new { }, $"{room.Desk}/jobs/{job.Id}/undo"));
        Assert.Contains("1 of 1 done", undone.Words);
        Assert.Equal("Ports", (await app.ClaimNow(id)).Topic?.Name);
    }

    [Fact]
    public async Task Nothing_is_undone_after_ten_minutes_or_by_others()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Desk}/bulk/accept?{Ticked(id)}", new { });
        var job = await JobOf(room);
        var address = $"{room.Desk}/jobs/{job.Id}";
        var editor = await app.SignedIn(room.Editor);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Post($"{address}/undo", new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Post($"{address}/stop", new { })).Status);
        Assert.Equal(HttpStatusCode.OK, (await editor.Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn((await app.Seed()).Admin)).Get(address)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await browser.Post($"{address}/undo", new { });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("too late to undo", late.Words);
        Assert.Equal(ClaimStatus.Researching, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task More_than_fifty_become_a_job_that_another_instance_takes_over_where_it_was_saved()
    {
        var room = await app.Seed();
        var ids = await Many(room, 70);
        var browser = await app.SignedIn(room.FactChecker);
        var form = await browser.Get($"{room.Desk}/bulk/accept?all=true&query=q%3Dferry");
        Assert.Contains("70 claims", form.Words);
        await browser.Submit(form, new { });
        var job = await JobOf(room);
        Assert.Equal((JobState.Waiting, 70, 0), (job.State, job.Total, job.Done));
        Assert.Contains("0 of 70", (await browser.Get($"{room.Desk}/board")).Document.QuerySelector(".job-strip")!.TextContent);
        Assert.Empty((await (await app.SignedIn(room.Editor)).Get($"{room.Desk}/board")).Document.QuerySelectorAll(".job-strip"));

        // An instance takes it, does a step, and dies.
        await app.Change(async db =>
        {
            var taken = await db.Jobs.SingleAsync(j => j.Id == job.Id, Ct);
            (taken.State, taken.HeldUntil) = (JobState.Running, app.Now + Jobs.Hold);
            taken.Version++;
            return 0;
        });
        await Runner.RunStepAsync(job.Id, 20, skip: false, Ct);
        var page = await browser.Get($"{room.Desk}/jobs/{job.Id}");
        Assert.Equal("20", page.Document.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("http-equiv=\"refresh\"", page.Text);
        await Runner.RunWaitingAsync(Ct);
        Assert.Equal(20, (await JobOf(room)).Done);

        // One of the rest is declined by somebody meanwhile.
        await app.Do(ids[60], room.Editor, (claim, by) => claim.Decline(DeclineReason.LowReach, null, by, app.Now));
        app.Clock.Advance(Jobs.Hold + TimeSpan.FromSeconds(1));
        for (var i = 0; i < 100 && (await JobOf(room)).State != JobState.Done; i++) await Runner.RunWaitingAsync(Ct);
        job = await JobOf(room);
        Assert.Equal((JobState.Done, 70, 1), (job.State, job.Done, job.Failed));
        Assert.Contains($"CT-{ids[60]}: Accepting is not possible while the claim is declined.", Assert.Single(job.Failures));
        Assert.Equal(69, await app.Read(db => db.Claims.CountAsync(c => c.TeamId == room.Id && c.Status == ClaimStatus.Researching, Ct)));
        Assert.Equal(70, await app.Read(db => db.History.CountAsync(e => e.TeamId == room.Id && (e.Kind == EventKind.ClaimAccepted || e.Kind == EventKind.ClaimDeclined), Ct)));
    }

    [Fact]
    public async Task A_file_of_more_than_five_thousand_claims_is_written_in_the_background()
    {
        var room = await app.Seed();
        await Many(room, ExportClaims.AtOnce + 1);
        var browser = await app.SignedIn(room.Observer);
        var told = await browser.Get($"{room.Desk}/claims/export.csv?q=ferry");
        Assert.Equal(told.Location, (await browser.Get($"{room.Desk}/claims/export.csv?q=ferry")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{told.Location}/file")).Status);
        for (var i = 0; i < 50 && (await JobOf(room)).State != JobState.Done; i++) await Runner.RunWaitingAsync(Ct);
        var done = await browser.Get(told.Location!);
        var file = await browser.Get(done.Document.QuerySelector("a[href$='/file']")!.GetAttribute("href")!);
        Assert.Equal(ExportClaims.AtOnce + 2, file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn(room.Editor)).Get($"{told.Location}/file")).Status);
    }

    [Fact]
    public async Task A_job_that_is_stopped_leaves_done_what_is_done()
    {
        var room = await app.Seed();
        await Many(room, 60);
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Desk}/bulk/watch?all=true", new { });
        var job = await JobOf(room);
        var stopped = await browser.Follow(await browser.Submit($"{room.Desk}/jobs/{job.Id}", new { }, $"{room.Desk}/jobs/{job.Id}/stop"));
        Assert.Contains("Stopped", stopped.Words);
        await Runner.RunWaitingAsync(Ct);
        Assert.Equal(0, await app.Read(db => db.Watches.CountAsync(w => w.MemberId == room.FactChecker.MemberId, Ct)));
    }

    [Fact]
    public async Task Nothing_chosen_changes_nothing_and_an_observer_only_watches()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var checker = await app.SignedIn(room.FactChecker);
        Assert.Contains("Nothing is chosen", (await checker.Get($"{room.Desk}/bulk/accept?ids=x&ids=-1")).Words);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await checker.Post($"{room.Desk}/bulk/accept", new { ids = "0" })).Status);
        var observer = await app.SignedIn(room.Observer);
        Assert.Equal(["Watch"], (await observer.Get($"{room.Desk}/board")).Document.QuerySelectorAll(".bulkbar button[formaction]").Select(b => b.TextContent));
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.Get($"{room.Desk}/bulk/accept?ids={id}")).Status);
        await observer.Submit($"{room.Desk}/bulk/watch?ids={id}", new { });
        Assert.True(await app.Read(db => db.Watches.AnyAsync(w => w.ClaimId == id && w.MemberId == room.Observer.MemberId && !w.IsMuted, Ct)));
        var theirs = await app.SeedClaim(await app.Seed());
        Assert.Contains("Nothing is chosen", (await observer.Get($"{room.Desk}/bulk/watch?ids={theirs}")).Words);
    }

    [Fact]
    public async Task A_job_and_its_file_are_kept_for_a_week_after_it_is_over_and_one_that_waits_for_as_long_as_it_takes()
    {
        await using var own = new App(); // whose clock may leap
        await own.InitializeAsync();
        var room = await own.Seed();
        var claim = await own.SeedClaim(room);
        var (written, waiting) = (Guid.NewGuid(), Guid.NewGuid());
        await own.Change(db =>
        {
            foreach (var id in new[] { written, waiting })
                db.Jobs.Add(new Job { Id = id, TeamId = room.Id, ById = room.Editor.MemberId, Kind = "export", Title = "Write 1 claim into a file", Work = $$"""{"Query":"","Left":[{{claim}}]}""", At = own.Now, Total = 1, HeldUntil = id == waiting ? own.Now.AddDays(99) : null });
            return Task.FromResult(0);
        });
        var runner = own.Services.GetServices<IHostedService>().OfType<Jobs>().Single();
        await runner.RunWaitingAsync(Ct);
        var browser = await own.SignedIn(room.Editor);

        own.Clock.Advance(Jobs.KeptFor - TimeSpan.FromMinutes(1));
        await runner.RemoveOldAsync(Ct);
        Assert.Contains($"{claim}", (await browser.Get($"{room.Desk}/jobs/{written}/file")).Text, StringComparison.Ordinal);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        await runner.RemoveOldAsync(Ct);
        foreach (var path in new[] { $"jobs/{written}", $"jobs/{written}/file" }) Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Desk}/{path}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{room.Desk}/jobs/{waiting}")).Status);
    }
}
