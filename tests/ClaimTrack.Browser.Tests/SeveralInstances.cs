using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Two processes on one database, with Redis between them.</summary>
public sealed class TwoInstances : IAsyncLifetime
{
    Redis _redis = null!;

    /// <summary>One.</summary>
    public Server First { get; private set; } = null!;

    /// <summary>The other.</summary>
    public Server Second { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _redis = await Redis.Start();
        First = new Server(_redis.ConnectionString, first: null);
        await First.InitializeAsync();
        Second = new Server(_redis.ConnectionString, First);
        await Second.InitializeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await _redis.DisposeAsync();
    }
}

/// <summary>A newsroom on more than one instance.</summary>
public class SeveralInstances(TwoInstances sites) : IClassFixture<TwoInstances>
{
    const string Claim = "/desk/saltmere/claims/1";

    [Fact]
    public async Task What_is_done_on_one_is_seen_live_on_the_other_people_included()
    {
        var ines = await sites.First.Visitor(Server.Ines);
        var tomas = await sites.Second.Visitor(Server.Tomas);
        await ines.OpenLive(Claim);
        await tomas.OpenLive(Claim);

        await Assertions.Expect(ines.Page.GetByRole(AriaRole.Group, new() { Name = "Here now: Tomas Brandt" })).ToBeVisibleAsync();
        await Assertions.Expect(tomas.Page.GetByRole(AriaRole.Group, new() { Name = "Here now: Ines Okafor" })).ToBeVisibleAsync();
        await ines.Page.GetByLabel("Conclusion").FocusAsync();
        await Assertions.Expect(tomas.Page.GetByRole(AriaRole.Group, new() { Name = "Here now: Ines Okafor (writing: Conclusion)" })).ToBeVisibleAsync();
        await tomas.Sees("Ines Okafor is writing the verdict.");

        await ines.Fill("Conclusion", "It rose by 19 percent.");
        await ines.Click("Save as draft 1");
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await ines.Page.CloseAsync();
        await Assertions.Expect(tomas.Page.Locator("#here")).ToBeHiddenAsync(new() { Timeout = 25_000 });
        Assert.Empty(tomas.Complaints);
    }

    [Fact]
    public async Task When_one_is_killed_its_people_go_on_at_the_other()
    {
        var ines = await sites.First.Visitor(Server.Ines);
        await ines.OpenLive("/desk/saltmere/claims/2");
        // One address in front of both, as a load balancer gives it, that leads to whoever lives.
        var front = new Front(sites.First, sites.Second);
        await using var _ = front;
        var tomas = await sites.Second.Visitor(Server.Tomas, front.Url);
        await tomas.OpenLive("/desk/saltmere/claims/2");
        Assert.Equal(sites.Second.Port, front.LedTo);

        await tomas.Fill("Conclusion", "Shut for eleven weeks");
        await sites.Second.Kill();
        await tomas.Sees("Reconnecting", "[data-live-state]");
        await tomas.IsLive();
        Assert.Equal(sites.First.Port, front.LedTo);
        await Assertions.Expect(tomas.Page.GetByLabel("Conclusion")).ToHaveValueAsync("Shut for eleven weeks");
        await tomas.Click("Save as draft 1");
        await ines.Sees("Draft 1", "#verdict .sheet__h");
        await Assertions.Expect(ines.Page.GetByRole(AriaRole.Group, new() { Name = "Here now: Tomas Brandt" })).ToBeVisibleAsync();
        await sites.Second.StartAgain();
    }
}
