using ClaimTrack.Web.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace ClaimTrack.Web.Tests.Live;

/// <summary>An application that lets each person open only a few connections.</summary>
public sealed class FewConnections : App
{
    protected override IEnumerable<(string Key, string Value)> Settings => [("Limits:ConnectionsPerAccount", "2"), ("Limits:ConnectionsPerAddress", "3")];
}

/// <summary>What one person may ask of the hub.</summary>
public class HubLimits(FewConnections app) : IClassFixture<FewConnections>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_flood_of_calls_is_refused_and_others_do_not_notice()
    {
        var room = await app.Seed();
        await using var flood = await (await app.SignedIn(room.Observer)).Connect();
        await using var other = await (await app.SignedIn(room.Editor)).Connect();
        var calls = Enumerable.Range(0, 4 * new LiveLimits().CallsAtOnce).Select(_ => Call(flood)).ToList();
        Assert.Null(await Call(other));
        var answers = await Task.WhenAll(calls);
        Assert.Contains(answers, refusal => refusal is null);
        Assert.Contains(answers, refusal => refusal?.Contains("Too many calls", StringComparison.Ordinal) == true);

        async Task<string?> Call(HubConnection live)
        {
            try
            {
                await live.InvokeAsync<long>("Subscribe", $"team:{room.Slug}", Ct);
                return null;
            }
            catch (HubException refusal)
            {
                return refusal.Message;
            }
        }
    }

    [Fact]
    public async Task One_account_has_only_so_many_connections_and_may_open_another_when_one_is_closed()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Observer);
        var first = await Open(browser);
        await using var second = await Open(browser);
        await Assert.ThrowsAnyAsync<Exception>(() => Open(browser));
        await using (await Open(await app.SignedIn(room.Editor))) { } // somebody else
        await first!.DisposeAsync();
        await using var third = await Eventually(browser);
    }

    [Fact]
    public async Task So_has_an_address_that_is_not_signed_in()
    {
        await using var first = await Open(app.Browser());
        await using var second = await Open(app.Browser());
        await using var third = await Open(app.Browser());
        await Assert.ThrowsAnyAsync<Exception>(() => Open(app.Browser()));
    }

    // A connection that is refused may look open for a moment: it is once it has been answered.
    static async Task<HubConnection> Open(Browser browser)
    {
        var live = await browser.Connect();
        try
        {
            await live.InvokeAsync<long>("Subscribe", "site", Ct).WaitAsync(Patience, Ct);
            return live;
        }
        catch
        {
            await live.DisposeAsync();
            throw;
        }
    }

    // The server notices a closed connection in its own time.
    static async Task<HubConnection> Eventually(Browser browser)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); ;)
        {
            try
            {
                return await Open(browser);
            }
            catch (Exception) when (waited.Elapsed < Patience)
            {
                await Task.Delay(50, Ct);
            }
        }
    }
}
