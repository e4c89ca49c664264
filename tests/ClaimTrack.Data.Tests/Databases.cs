using ClaimTrack.Domain;
using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Migrations.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTrack.Data.Tests;

/// <summary>A database of its own for one test: SQLite in a file, or SQL Server where <c>CLAIMTRACK_SQLSERVER</c> names one.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimtrack-data-");
    readonly Action<DbContextOptionsBuilder> _use;
    readonly bool _sqlServer;

    TestDatabase(bool sqlServer)
    {
        _sqlServer = sqlServer;
        var name = $"claimtrack_{Guid.NewGuid():N}";
        _use = sqlServer
            ? options => options.UseClaimTrackSqlServer($"{Server};Database={name}")
            : options => options.UseClaimTrackSqlite($"Data Source={Path.Combine(_folder.FullName, "test.db")};Pooling=False");
    }

    /// <summary>The live server to test on, if there is one.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("CLAIMTRACK_SQLSERVER");

    /// <summary>The providers that this machine can run: SQLite always.</summary>
    public static TheoryData<bool> Providers => Server is null ? [false] : [false, true];

    public static async Task<TestDatabase> Create(bool sqlServer)
    {
        var database = new TestDatabase(sqlServer);
        await using var db = database.Open();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public AppDbContext Open(params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        _use(options);
        return new(options.AddInterceptors(interceptors).Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_sqlServer)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
        _folder.Delete(recursive: true);
    }
}

/// <summary>A team with people, as most stories start.</summary>
public sealed record Newsroom(string Slug, int Ana, int Ben)
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Founds a team with Ana, a fact-checker, and Ben, an editor.</summary>
    public static async Task<Newsroom> Found(TestDatabase database, string slug = "harbour")
    {
        await using var db = database.Open();
        var accounts = new[] { "ana", "ben", "ada" }.Select(n => new Account { UserName = $"{n}@{slug}.example", DisplayName = n, CreatedAt = Noon }).ToList();
        db.AddRange(accounts);
        var team = new Team($"The {slug} desk", slug, "en", accounts[2].Id, "Ada", Noon);
        db.Add(team);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var ana = team.Admit(accounts[0].Id, "Ana", Role.FactChecker, Noon);
        var ben = team.Admit(accounts[1].Id, "Ben", Role.Editor, Noon);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(slug, ana.Id, ben.Id);
    }

    public static Task<Member> Member(AppDbContext db, int id) =>
        db.Members.Include(m => m.Team).SingleAsync(m => m.Id == id, TestContext.Current.CancellationToken);

    /// <summary>Ana submits and accepts a claim.</summary>
    public async Task<int> Claim(TestDatabase database, string statement = "The ferry costs twice as much")
    {
        await using var db = database.Open();
        var ana = await Member(db, Ana);
        var claim = new Claim(new() { Statement = statement }, null, null, ana, Noon);
        claim.Accept(ana, Noon);
        db.Add(claim);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return claim.Id;
    }
}
