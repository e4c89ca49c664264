using System.Diagnostics;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>The server goes away while somebody writes.</summary>
public class AnOutage(Server server) : IClassFixture<Server>
{
    static readonly TimeSpan Away = TimeSpan.FromSeconds(15);
    const string Typed = "The account says 19 percent. Written while nobody listened: الميناء مغلق 🚢";

    [Fact]
    public async Task The_page_says_so_recovers_by_itself_and_keeps_the_text()
    {
        var ines = await server.Visitor(Server.Ines);
        var tomas = await server.Visitor(Server.Tomas);
        await ines.OpenLive("/desk/saltmere/claims/1");
        await tomas.OpenLive("/desk/saltmere/claims/1");
        await ines.Fill("Conclusion", Typed[..20]);

        await server.Kill();
        var outage = Stopwatch.StartNew();
        await ines.Fill("Conclusion", Typed);
        await ines.Sees("Reconnecting", "[data-live-state]");
        await ines.Click("Save as draft 1");
        await ines.Sees("Not sent: there is no connection. What you typed is still here.");
        await Assertions.Expect(ines.Page.Locator("#offline-bar")).ToContainTextAsync("No connection. You see the desk as it was at", new() { Timeout = (float)Away.TotalMilliseconds });
        if (Away - outage.Elapsed is { Ticks: > 0 } rest) await Task.Delay(rest, TestContext.Current.CancellationToken);
        await server.StartAgain();

        await ines.IsLive();
        await Assertions.Expect(ines.Page.Locator("#offline-bar")).ToBeHiddenAsync();
        await Assertions.Expect(ines.Page.GetByLabel("Conclusion")).ToHaveValueAsync(Typed);
        await ines.Click("Save as draft 1");
        await ines.Sees("Draft 1", "#verdict");
        // Whoever only looked on follows again, too.
        await tomas.Sees("Draft 1", "#verdict");
    }

    [Fact]
    public async Task A_form_that_never_arrived_is_offered_again_to_whoever_goes_back()
    {
        var ines = await server.Visitor(Server.Ines);
        await ines.OpenLive("/desk/saltmere/claims/new");
        var statement = ines.Page.Locator("[name=Statement]");
        await statement.FillAsync("The lighthouse was dark for a week.");
        await ines.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('lighthouse'))");
        await server.Kill();
        var failed = new TaskCompletionSource();
        ines.Page.RequestFailed += (_, request) =>
        {
            if (request.Method == "POST" && request.IsNavigationRequest) failed.TrySetResult();
        };
        await statement.EvaluateAsync("field => field.form.requestSubmit()");
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await server.StartAgain();

        // Neither going back nor looking elsewhere is an answer to it.
        await ines.Page.GoBackAsync();
        await ines.Open("/desk/saltmere/board");
        await ines.Open("/desk/saltmere/claims/new");
        await ines.Click("Bring it back");
        await Assertions.Expect(statement).ToHaveValueAsync("The lighthouse was dark for a week.");
    }

    [Fact]
    public async Task What_was_typed_survives_a_crash_of_the_browser_tab()
    {
        var ines = await server.Visitor(Server.Ines);
        await ines.OpenLive("/desk/saltmere/claims/2");
        await ines.Fill("Headline", "Typed and never sent");
        await ines.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('never sent'))");
        var other = await ines.Page.Context.NewPageAsync();
        await ines.Page.CloseAsync();
        await other.GotoAsync("/desk/saltmere/claims/2");
        await other.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await Assertions.Expect(other.GetByLabel("Headline")).ToHaveValueAsync("Typed and never sent");
    }
}
