using System.Data.Common;
using ClaimTrack.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Web.Tests;

/// <summary>The application, which counts what it asks its database.</summary>
public class CountingApp : App
{
    static readonly AsyncLocal<int[]?> Here = new();

    /// <summary>How many queries something takes; those of other tests and of what goes on in the background are not counted.</summary>
    public static async Task<int> Queries(Func<Task> act)
    {
        var count = Here.Value = [0];
        await act();
        return count[0];
    }

    /// <inheritdoc/>
    public override HttpClient Visit()
    {
        Server.PreserveExecutionContext = true; // what counts flows from the test into the request
        return base.Visit();
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(new Counter())));
    }

    sealed class Counter : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Here.Value is { } count) Interlocked.Increment(ref count[0]);
            return ValueTask.FromResult(result);
        }
    }
}
