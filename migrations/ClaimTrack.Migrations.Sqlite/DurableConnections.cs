using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTrack.Migrations.Sqlite;

/// <summary>Sets what SQLite forgets with each connection: a commit is on the disk before it is acknowledged, and readers
/// never wait for the writer.</summary>
sealed class DurableConnections : DbConnectionInterceptor
{
    public static readonly DurableConnections Instance = new();

    const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
