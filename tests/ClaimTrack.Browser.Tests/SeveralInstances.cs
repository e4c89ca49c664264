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

    [Fact]
    public async Task Whoever_is_killed_in_between_nobody_is_told_twice_and_nothing_is_lost()
    {
        var ines = await sites.First.Visitor(Server.Ines);
        // Each in turn dies just after it has taken the form, with the reading of the history and its letters under way or not.
        foreach (var (dies, lives) in new[] { (sites.First, sites.Second), (sites.Second, sites.First) })
        {
            await Owner(ines, dies, "Tomas Brandt");
            await dies.Kill();
            await Owner(ines, lives, "");
            await dies.StartAgain();
        }
        await Owner(ines, sites.First, "Tomas Brandt"); // the last of all: when he hears of it he has heard of everything

        await ines.Page.CloseAsync(); // or she would be here in the next story

        const int given = 3;
        var tomas = await sites.Second.Visitor(Server.Tomas);
        await tomas.OpenLive("/desk/saltmere/inbox");
        var lines = tomas.Page.Locator(".inbox__line", new() { HasTextString = "Given to you" });
        await Assertions.Expect(lines).ToHaveCountAsync(given, new() { Timeout = 40_000 });
        for (var waited = 0; Letters() < given && waited < 400; waited++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(given, Letters());
        await Assertions.Expect(lines).ToHaveCountAsync(given);
    }

    static async Task Owner(Visitor who, Server through, string name)
    {
        await who.Page.GotoAsync($"{through.Url}/desk/saltmere/claims/1/owner");
        await who.Page.Locator("select[name=OwnerId]").SelectOptionAsync(name.Length == 0 ? new SelectOptionValue { Value = "" } : new() { Label = name });
        await who.Click("Save");
        await who.Page.WaitForURLAsync("**/claims/1");
    }

    // One that is sent again after a death has the number, and so the file, that it had.
    int Letters() => !Directory.Exists(sites.First.MailFolder) ? 0 : Directory.GetFiles(sites.First.MailFolder, "event-*.eml").Select(f => MimeKit.MimeMessage.Load(f))
        .Count(m => m.To.Mailboxes.Single().Address == Server.Tomas && m.Subject?.EndsWith("made Tomas Brandt its owner", StringComparison.Ordinal) == true);
}
