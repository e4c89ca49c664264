using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTrack.Data.Tests;

/// <summary>Lets one of a context's queries fail, counted from 1.</summary>
public sealed class FailingInterceptor(int query) : DbCommandInterceptor
{
    int _left = query;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        --_left == 0 ? throw new TimeoutException("The database did not answer.") : ValueTask.FromResult(result);
}
