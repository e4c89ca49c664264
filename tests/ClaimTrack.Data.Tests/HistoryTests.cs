using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Data.Tests;

public class HistoryTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static DateTimeOffset Noon => Newsroom.Noon;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_follower_gets_every_event_of_many_writers_once(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var desk = await Newsroom.Found(database);
        var follower = new HistoryFollower(0);
        List<long> got = [];
        var writers = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await desk.Claim(database);
        }, Ct)));
        do await Look();
        while (!writers.IsCompleted);
        await writers;
        while (await Look() > 0) { }
        await using var all = database.Open();
        Assert.Equal(await all.History.Select(e => e.Id).OrderBy(i => i).ToListAsync(Ct), got.Order());
        Assert.Equal(got.Count, got.Distinct().Count());

        async Task<int> Look()
        {
            await using var db = database.Open();
            var events = await follower.NextAsync(db, Noon, Ct);
            got.AddRange(events.Select(e => e.Id));
            return events.Count;
        }
    }

    [Fact]
    public async Task An_event_whose_transaction_commits_late_is_not_skipped()
    {
        await using var database = await TestDatabase.Create(sqlServer: false);
        var desk = await Newsroom.Found(database);
        var id = await desk.Claim(database);
        await using var db = database.Open();
        var last = await db.History.MaxAsync(e => e.Id, Ct);
        var follower = new HistoryFollower(last);

        await Insert(last + 3); // handed out later, committed first
        Assert.Equal([last + 3], (await follower.NextAsync(db, Noon, Ct)).Select(e => e.Id));
        await Insert(last + 1);
        Assert.Equal([last + 1], (await follower.NextAsync(db, Noon.AddSeconds(30), Ct)).Select(e => e.Id));
        Assert.Empty(await follower.NextAsync(db, Noon.AddSeconds(31), Ct));
        await Insert(last + 2);
        Assert.Equal([last + 2], (await follower.NextAsync(db, Noon.AddSeconds(60), Ct)).Select(e => e.Id));

        Task Insert(long number) => db.Database.ExecuteSqlAsync(
            $"INSERT INTO History (Id, TeamId, ClaimId, Kind, ById, At, Changes, Mentioned, EntityVersion) SELECT {number}, TeamId, {id}, 'ClaimEdited', {desk.Ana}, 0, '[]', '[]', 2 FROM Claims", Ct);
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task A_look_that_fails_loses_nothing(int query)
    {
        await using var database = await TestDatabase.Create(sqlServer: false);
        var desk = await Newsroom.Found(database);
        var id = await desk.Claim(database);
        await using var db = database.Open();
        var last = await db.History.MaxAsync(e => e.Id, Ct);
        var follower = new HistoryFollower(last);
        await Insert(last + 3);
        await follower.NextAsync(db, Noon, Ct);
        await Insert(last + 1);
        await Insert(last + 4);

        await using (var broken = database.Open(new FailingInterceptor(query)))
            await Assert.ThrowsAsync<TimeoutException>(() => follower.NextAsync(broken, Noon, Ct));
        Assert.Equal([last + 1, last + 4], (await follower.NextAsync(db, Noon, Ct)).Select(e => e.Id));
        await Insert(last + 2);
        Assert.Equal([last + 2], (await follower.NextAsync(db, Noon, Ct)).Select(e => e.Id));

        Task Insert(long number) => db.Database.ExecuteSqlAsync(
            $"INSERT INTO History (Id, TeamId, ClaimId, Kind, ById, At, Changes, Mentioned, EntityVersion) SELECT {number}, TeamId, {id}, 'ClaimEdited', {desk.Ana}, 0, '[]', '[]', 2 FROM Claims", Ct);
    }

    [Fact]
    public async Task A_gap_that_a_failed_transaction_left_is_given_up_after_a_while()
    {
        await using var database = await TestDatabase.Create(sqlServer: false);
        var desk = await Newsroom.Found(database);
        await desk.Claim(database);
        await using var db = database.Open();
        var follower = new HistoryFollower(0);
        await db.Database.ExecuteSqlAsync($"UPDATE sqlite_sequence SET seq = seq + 5 WHERE name = 'History'", Ct);
        await desk.Claim(database);
        await follower.NextAsync(db, Noon, Ct);
        await follower.NextAsync(db, Noon + HistoryFollower.GapAge, Ct);
        var queries = new CountingInterceptor();
        await using var counted = database.Open(queries);
        await follower.NextAsync(counted, Noon + HistoryFollower.GapAge * 2, Ct);
        Assert.Equal(1, queries.Count);
    }

    [Fact]
    public async Task An_event_is_committed_with_its_change_or_not_at_all()
    {
        await using var database = await TestDatabase.Create(sqlServer: false);
        var desk = await Newsroom.Found(database);
        var id = await desk.Claim(database);
        await using var db = database.Open();
        var before = await db.History.CountAsync(Ct);
        var ana = await Newsroom.Member(db, desk.Ana);
        var claim = (await db.ClaimForChange(ana, id, Ct))!;
        claim.Edit(new() { Statement = new string('x', 10), ClaimantUrl = null }, new Claimant(ana.TeamId, "A", ClaimantKind.Person), null, ana, Noon);
        db.Add(new Claimant(ana.TeamId, "a", ClaimantKind.Person)); // the same name: the whole save fails
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
        await using var after = database.Open();
        Assert.Equal(before, await after.History.CountAsync(Ct));
        Assert.Equal("The ferry costs twice as much", (await after.Claims.SingleAsync(Ct)).Facts.Statement);
    }
}
