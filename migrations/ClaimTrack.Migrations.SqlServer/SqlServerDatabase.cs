using ClaimTrack.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ClaimTrack.Migrations.SqlServer;

/// <summary>SQL Server, for newsrooms with several instances.</summary>
public static class SqlServerDatabase
{
    /// <summary>Keeps the context in SQL Server.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="maxBatchSize">The most statements in one round trip; 1 for servers without MERGE; null for the default.</param>
    public static DbContextOptionsBuilder UseClaimTrackSqlServer(this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize = null) =>
        options.UseSqlServer(connectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly).EnableRetryOnFailure();
            if (maxBatchSize is { } size) server.MaxBatchSize(size);
        });

    /// <summary>Whether a save failed because something that must be unique exists already.</summary>
    public static bool IsDuplicate(Exception exception) => exception.InnerException is SqlException { Number: 2601 or 2627 };
}

/// <summary>Makes a context for <c>dotnet ef</c>.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    /// <inheritdoc/>
    public AppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        options.UseClaimTrackSqlServer("Server=design-time;Database=ClaimTrack");
        return new(options.Options);
    }
}
