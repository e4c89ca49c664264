using ClaimTrack.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ClaimTrack.Migrations.Sqlite;

/// <summary>SQLite, the embedded default.</summary>
public static class SqliteDatabase
{
    /// <summary>Keeps the context in a SQLite file, with write-ahead log, full durability, foreign keys, and writers taking turns.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">A connection string whose path is absolute.</param>
    public static DbContextOptionsBuilder UseClaimTrackSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        return options
            .UseSqlite(builder.ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly))
            .AddInterceptors(DurableConnections.Instance, WriterTurns.Of(builder.DataSource));
    }

    /// <summary>Whether a save failed because something that must be unique exists already.</summary>
    public static bool IsDuplicate(Exception exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY };
}

/// <summary>Makes a context for <c>dotnet ef</c>.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    /// <inheritdoc/>
    public AppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        options.UseClaimTrackSqlite("Data Source=design-time.db");
        return new(options.Options);
    }
}
