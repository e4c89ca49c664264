using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Web.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>The demo shows what there is to show.</summary>
public sealed class DemoDataTests : IAsyncLifetime
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    readonly string _folder = Directory.CreateTempSubdirectory("claimtrack-demo-").FullName;
    AppDbContext _db = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        options.UseClaimTrackSqlite($"Data Source={Path.Combine(_folder, "demo.db")}");
        _db = new AppDbContext(options.Options);
        var ct = TestContext.Current.CancellationToken;
        await _db.Database.MigrateAsync(ct);
        var accounts = DemoData.People.ToDictionary(p => p.Email, p => new Account { UserName = p.Email, Email = p.Email, DisplayName = p.Name });
        _db.AddRange(accounts.Values);
        await _db.SaveChangesAsync(ct);
        await DemoData.Fill(_db, accounts, Now, ct);
        _db.ChangeTracker.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Claims_stand_in_every_status_and_checks_have_every_rating()
    {
        var ct = TestContext.Current.CancellationToken;
        var claims = await _db.Claims.WithAllParts().ToListAsync(ct);
        Assert.Equal(Enum.GetValues<ClaimStatus>(), claims.Select(c => c.Status).Distinct().Order());
        var live = claims.Where(c => c.Check is { RetractedAt: null }).Select(c => c.Check!).ToList();
        Assert.Equal(RatingScale.Default().Ratings.Select(r => r.Key).Order(), live.Select(c => c.RatingKey).Distinct().Order());
        Assert.Superset(new HashSet<string> { "en", "es", "ar" }, live.Select(c => c.Language).ToHashSet());
        Assert.Contains(claims, c => c is { TranslationOf.Check: not null, Check: not null });
        Assert.Contains(claims, c => c is { OpenCorrection: not null, Check: not null });
        Assert.Contains(claims, c => c.Check is { } check && check.Versions.Select(v => v.Content.Rating.Key).Distinct().Count() > 1);
        Assert.Contains(claims, c => c.OpenReview is { Votes.Count: 2 });
    }

    [Fact]
    public async Task Everything_lies_in_the_past_and_the_history_runs_forward()
    {
        var ct = TestContext.Current.CancellationToken;
        var events = await _db.History.AsNoTracking().Where(e => e.ClaimId != null || e.ArticleId != null).OrderBy(e => e.Id).ToListAsync(ct);
        Assert.All(events, e => Assert.True(e.At < Now));
        Assert.Equal(events.Select(e => e.At).Order(), events.Select(e => e.At));
        Assert.Contains(await _db.Articles.Select(a => a.Revisions.Count).ToListAsync(ct), n => n == 2);
    }
}
