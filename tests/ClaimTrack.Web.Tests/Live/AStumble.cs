using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Web.Tests.Live;

/// <summary>An application whose database does not answer when the teams of new events are looked up.</summary>
public sealed partial class Stumbling : App
{
    // Teams by their numbers alone; whoever asks for a page is found through their membership.
    [GeneratedRegex(@"FROM \W?Teams\W? AS \W?t\W?\s+WHERE \W?t\W?\.\W?Id\W? ")]
    private static partial Regex LookUp();

    int _left;

    /// <summary>Lets the next look-ups fail.</summary>
    public void Stumble(int times) => Volatile.Write(ref _left, times);

    /// <summary>Whether it still waits to fail.</summary>
    public bool IsStumbling => Volatile.Read(ref _left) > 0;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(new Silence(this))));
    }

    sealed class Silence(Stumbling app) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var isLookUp = LookUp().IsMatch(command.CommandText);
            return isLookUp && app.IsStumbling && Interlocked.Decrement(ref app._left) >= 0
                ? throw new TimeoutException("The database did not answer.") : ValueTask.FromResult(result);
        }
    }
}

/// <summary>The database stumbles between reading what happened and telling it.</summary>
public class AStumble(Stumbling app) : IClassFixture<Stumbling>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_could_not_be_told_is_told_later()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room);
        await using var live = await (await app.SignedIn(room.Observer)).Connect();
        var heard = Channel.CreateUnbounded<JsonElement>();
        live.On<JsonElement>("Changed", hint => heard.Writer.TryWrite(hint));
        await live.InvokeAsync<long>("Subscribe", $"claim:{room.Slug}:{claim}", Ct);

        var ines = await app.SignedIn(room.FactChecker);
        app.Stumble(2);
        await ines.Post($"{room.Desk}/claims/{claim}/accept", new { });
        // Each time it waits by the clock before it tries again.
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); heard.Reader.Count == 0 && waited.Elapsed < TimeSpan.FromSeconds(20);)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, Ct);
        }
        Assert.False(app.IsStumbling);
        Assert.True(heard.Reader.TryRead(out var hint), "the hint was lost");
        Assert.Equal(nameof(EventKind.ClaimAccepted), hint.GetProperty("kind").GetString());
    }
}
