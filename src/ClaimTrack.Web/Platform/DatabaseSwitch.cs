using ClaimTrack.Data;
using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Migrations.SqlServer;
using ClaimTrack.Web.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform;

/// <summary>Chooses the database: SQLite under <c>App_Data</c> unless <c>Database:Provider</c> says <c>SqlServer</c>.</summary>
static class DatabaseSwitch
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        Action<DbContextOptionsBuilder> use = provider switch
        {
            "Sqlite" => SqliteIn(builder.Environment.ContentRootPath, configuration.GetConnectionString("Sqlite") ?? "Data Source=App_Data/claimtrack.db"),
            "SqlServer" => options => options.UseClaimTrackSqlServer(
                configuration.GetConnectionString("SqlServer") ?? throw new InvalidOperationException("Database:Provider is SqlServer, but ConnectionStrings:SqlServer is empty."),
                configuration.GetValue<int?>("Database:MaxBatchSize")),
            _ => throw new InvalidOperationException($"Database:Provider is '{provider}'. Use Sqlite or SqlServer."),
        };
        builder.Services.AddDbContext<AppDbContext>((services, options) =>
        {
            use(options);
            options.AddInterceptors(services.GetRequiredService<HistoryMarks>());
        });
    }

    /// <summary>SQLite migrates at start; SQL Server only when <c>Database:Migrate</c> says so, else by script or bundle.</summary>
    public static async Task MigrateDatabase(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (!db.IsSqlite() && !app.Configuration.GetValue<bool>("Database:Migrate")) return;
        var stop = app.Lifetime.ApplicationStopping;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            if (db.IsSqlite()) await DropAbandonedLock(db, app.Services.GetRequiredService<TimeProvider>(), stop);
            await db.Database.MigrateAsync(limit.Token);
        }
        // Not only after migrating: a process may have been killed in between.
        await db.GiveSlugs(limit.Token);
    }

    // EF's migration lock on SQLite is a row; a process killed while migrating leaves it behind, and every later start would
    // wait for ever.
    static async Task DropAbandonedLock(AppDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct) == 0) return;
        var abandoned = clock.GetUtcNow().AddMinutes(-5).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < {abandoned}", ct);
    }

    // A relative path means the application's folder, wherever it was started from.
    static Action<DbContextOptionsBuilder> SqliteIn(string contentRoot, string connectionString)
    {
        var sqlite = new SqliteConnectionStringBuilder(connectionString);
        sqlite.DataSource = Path.GetFullPath(sqlite.DataSource, contentRoot);
        Directory.CreateDirectory(Path.GetDirectoryName(sqlite.DataSource)!);
        return options => options.UseClaimTrackSqlite(sqlite.ConnectionString);
    }
}
