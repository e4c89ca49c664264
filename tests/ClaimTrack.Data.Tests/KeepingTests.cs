using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Data.Tests;

public class KeepingTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static DateTimeOffset Noon => Newsroom.Noon;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_claim_goes_from_article_to_published_check_and_comes_back_as_it_was(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var desk = await Newsroom.Found(database);
        int id;
        await using (var db = database.Open())
        {
            var ana = await Newsroom.Member(db, desk.Ana);
            var article = new Article(new() { Title = "Council night", PublishedOn = new(2026, 3, 9), Url = "https://echo.example/council" },
                "The ferry costs twice as much, she said.", "p", new string('a', 64), RevisionOrigin.Pasted, ana, Noon);
            db.Add(article);
            await db.SaveChangesAsync(Ct);
            var claim = new Claim(new() { Statement = "The ferry costs twice as much", ClaimedOn = new(2026, 3, 9) },
                new Claimant(ana.TeamId, "Edda Marsh", ClaimantKind.Person), new Topic(ana.TeamId, "Ferry"), ana, Noon);
            claim.Appear(article, article.Latest, new("The ferry costs twice as much", "", ", she said.", 0, 29), ana, Noon);
            claim.Accept(ana, Noon);
            foreach (var title in new[] { "Annual account", "Council answer" })
                claim.AddEvidence(new Source(ana.TeamId, title, SourceKind.OfficialRecord, null, null, $"https://records.example/{title.Length}"),
                    new() { Stance = Stance.Contradicts, IsPrimary = true, AccessedOn = new(2026, 3, 10) }, ana, Noon);
            db.Add(claim);
            await db.SaveChangesAsync(Ct);
            id = claim.Id;
        }
        await using (var db = database.Open())
        {
            var ana = await Newsroom.Member(db, desk.Ana);
            var claim = (await db.ClaimForChange(ana, id, Ct))!;
            claim.DraftVerdict(claim.Team.Scale.Ratings.Single(r => r.Key == "false"), new() { Conclusion = "It rose by a fifth.", Explanation = "See **table 6**." }, ana, Noon);
            await db.SaveChangesAsync(Ct);
            claim.RequestReview(ana, Noon.AddHours(1));
            await db.SaveChangesAsync(Ct);
        }
        await using (var db = database.Open())
        {
            var ben = await Newsroom.Member(db, desk.Ben);
            var claim = (await db.ClaimForChange(ben, id, Ct))!;
            claim.Vote(ben, Decision.Approve, null, 1, Noon.AddHours(2));
            claim.Publish(new(Noon.AddHours(3)), ben);
            await db.SaveChangesAsync(Ct);
        }
        await using (var db = database.Open())
        {
            var check = await db.Checks.Include(c => c.Versions).SingleAsync(c => c.ClaimId == id, Ct);
            var content = check.Live.Content;
            Assert.Equal("The ferry costs twice as much", content.Quote);
            Assert.Equal("False", content.Rating.Label);
            Assert.Equal(11, content.Scale.Count);
            Assert.Equal(["Annual account", "Council answer"], content.Sources.Select(s => s.Title));
            Assert.Equal(new DateOnly(2026, 3, 10), content.Sources[0].Use.AccessedOn);
            Assert.Equal(["Ana"], content.CheckedBy);
            Assert.Equal(["Ben"], content.ApprovedBy);
            Assert.Equal(Noon.AddHours(3), check.FirstPublishedAt);
            Assert.Equal(ClaimStatus.Published, (await db.Claims.SingleAsync(Ct)).Status);
            var kinds = await db.History.Where(e => e.ClaimId == id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync(Ct);
            Assert.Equal([EventKind.ClaimSubmitted, EventKind.AppearanceAdded, EventKind.ClaimAccepted, EventKind.EvidenceAdded, EventKind.EvidenceAdded,
                EventKind.VerdictDrafted, EventKind.ReviewRequested, EventKind.ClaimApproved, EventKind.CheckPublished], kinds);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_part_is_a_new_version_of_its_claim(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var desk = await Newsroom.Found(database);
        var id = await desk.Claim(database);
        await using var db = database.Open();
        var ana = await Newsroom.Member(db, desk.Ana);
        var claim = (await db.ClaimForChange(ana, id, Ct))!;
        Assert.Equal(1, claim.Version);
        var evidence = claim.AddEvidence(new Source(ana.TeamId, "Register", SourceKind.OfficialRecord, null, null, null), new() { Stance = Stance.Supports }, ana, Noon);
        await db.SaveChangesAsync(Ct);
        Assert.Equal(2, claim.Version);
        Assert.Equal(2, evidence.ClaimVersion);
        Assert.Equal(2, (await db.History.OrderBy(e => e.Id).LastAsync(Ct)).EntityVersion);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_second_of_two_who_save_at_once_is_told_and_overwrites_nothing(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var desk = await Newsroom.Found(database);
        var id = await desk.Claim(database);
        await using var first = database.Open();
        await using var second = database.Open();
        var ana = await Newsroom.Member(first, desk.Ana);
        var ben = await Newsroom.Member(second, desk.Ben);
        var hers = (await first.ClaimForChange(ana, id, Ct))!;
        var his = (await second.ClaimForChange(ben, id, Ct))!;
        hers.DraftVerdict(null, new() { Conclusion = "Hers" }, ana, Noon);
        his.DraftVerdict(null, new() { Conclusion = "His" }, ben, Noon);
        await first.SaveChangesAsync(Ct);
        var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(() => second.SaveChangesAsync(Ct));
        Assert.True(refused is DbUpdateConcurrencyException || Migrations.Sqlite.SqliteDatabase.IsDuplicate(refused) || Migrations.SqlServer.SqlServerDatabase.IsDuplicate(refused), refused.ToString());
        await using var db = database.Open();
        Assert.Equal(["Hers"], await db.Set<VerdictDraft>().Select(d => d.Text.Conclusion).ToListAsync(Ct));
        Assert.Single(await db.History.Where(e => e.Kind == EventKind.VerdictDrafted).ToListAsync(Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Sixteen_writers_at_once_all_get_through_and_nobody_reads_that_the_database_is_locked(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var desk = await Newsroom.Found(database);
        await Task.WhenAll(Enumerable.Range(1, 16).Select(n => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++) await desk.Claim(database, $"Claim {n}.{i}");
        }, Ct)));
        await using var db = database.Open();
        Assert.Equal(80, await db.Claims.CountAsync(Ct));
        Assert.Equal(160, await db.History.CountAsync(e => e.ClaimId != null, Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_merge_moves_appearances_and_its_undoing_brings_them_back(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var desk = await Newsroom.Found(database);
        var (kept, twin) = (await desk.Claim(database, "One"), await desk.Claim(database, "Two"));
        await using (var db = database.Open())
        {
            var ana = await Newsroom.Member(db, desk.Ana);
            var article = new Article(new() { Title = "T" }, "Two words", "p", new string('b', 64), RevisionOrigin.Pasted, ana, Noon);
            db.Add(article);
            await db.SaveChangesAsync(Ct);
            (await db.ClaimForChange(ana, twin, Ct))!.Appear(article, article.Latest, new("Two", "", " words", 0, 3), ana, Noon);
            await db.SaveChangesAsync(Ct);
        }
        await Change(twin, async (db, ana, claim) => claim.MergeInto((await db.ClaimForChange(ana, kept, Ct))!, ana, Noon));
        Assert.Equal([kept], await Owners());
        await Change(twin, (_, ana, claim) => { claim.UndoMerge(ana, Noon); return Task.CompletedTask; });
        Assert.Equal([twin], await Owners());
        await Change(twin, (_, ana, claim) => { claim.Disappear(claim.Appearances[0], ana, Noon); return Task.CompletedTask; });
        Assert.Empty(await Owners());

        async Task Change(int id, Func<AppDbContext, Member, Claim, Task> act)
        {
            await using var db = database.Open();
            var ana = await Newsroom.Member(db, desk.Ana);
            await act(db, ana, (await db.ClaimForChange(ana, id, Ct))!);
            await db.SaveChangesAsync(Ct);
        }

        async Task<List<int>> Owners()
        {
            await using var db = database.Open();
            return await db.Set<Appearance>().Select(a => a.ClaimId).ToListAsync(Ct);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_refuses_a_claim_in_another_teams_article(bool sqlServer)
    {
        await using var database = await TestDatabase.Create(sqlServer);
        var ours = await Newsroom.Found(database);
        var theirs = await Newsroom.Found(database, "other");
        var id = await ours.Claim(database);
        await using var db = database.Open();
        var stranger = await Newsroom.Member(db, theirs.Ana);
        var article = new Article(new() { Title = "Theirs" }, "Text", "p", new string('c', 64), RevisionOrigin.Pasted, stranger, Noon);
        db.Add(article);
        await db.SaveChangesAsync(Ct);
        var statement = $"INSERT INTO {Quoted("Appearance")} ({string.Join(", ", new[] { "TeamId", "ClaimId", "ArticleId", "RevisionId", "AddedById", "AddedAt", "Quote_Exact", "Quote_Prefix", "Quote_Suffix", "Quote_Start", "Quote_End" }.Select(Quoted))}) "
            + $"VALUES ({(await Newsroom.Member(db, ours.Ana)).TeamId}, {id}, {article.Id}, {article.Latest.Id}, {ours.Ana}, {(sqlServer ? "'2026-03-10'" : "0")}, 'x', '', '', 0, 1)";
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement, Ct));

        static string Quoted(string name) => $"\"{name}\"";
    }

    [Fact]
    public async Task Sqlite_is_durable_and_minds_foreign_keys()
    {
        await using var database = await TestDatabase.Create(sqlServer: false);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Ct);
        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync(Ct)).Single());
        Assert.Equal(2, (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync(Ct)).Single());
        Assert.Equal(1, (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync(Ct)).Single());
    }
}
