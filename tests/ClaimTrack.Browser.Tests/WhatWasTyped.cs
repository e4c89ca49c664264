using System.Text.RegularExpressions;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Sessions end, answers are late or wrong, and nobody loses a word.</summary>
public class WhatWasTyped(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Somebody_who_signed_out_in_another_tab_is_told_so_and_gets_the_verdict_back()
    {
        var (room, number, ines) = await AtAClaim();
        await ines.Fill("Headline", "Support rose, and did not double");
        var other = await ines.Page.Context.NewPageAsync();
        await other.GotoAsync($"{room.Desk}/board");
        await other.Locator("form[action='/account/sign-out']").EvaluateAsync("form => form.requestSubmit()");
        await other.WaitForURLAsync("**/account/sign-in");

        // The page notices by itself that it follows nothing any more.
        await ines.Sees("You are signed out. Sign in again; what you typed is kept.", "#offline-bar");
        await ines.Click("Save as draft 1");
        await ines.Sees("You are signed out", "#verdict");
        await Assertions.Expect(ines.Page.Locator("#verdict textarea")).ToHaveValueAsync("Support rose, and did not double");
        await ines.Page.Locator("#verdict").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await ines.Page.GetByLabel("E-mail").FillAsync(room.FactChecker.Email);
        await ines.Page.GetByLabel("Password").FillAsync(App.Password);
        await ines.Click("Sign in");
        await ines.Page.WaitForURLAsync($"**/claims/{number}");
        await ines.Click("Bring it back");
        await Assertions.Expect(ines.Page.GetByLabel("Headline")).ToHaveValueAsync("Support rose, and did not double");
        await ines.IsLive();
        await ines.Click("Save as draft 1");
        await ines.Sees("Draft 1", "#verdict .sheet__h");
        Assert.Equal(0, await ines.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task A_new_claim_that_arrived_is_not_offered_again()
    {
        var room = await site.Seed();
        var ines = await site.Visitor(room.FactChecker);
        await ines.Open($"{room.Desk}/claims/new");
        await ines.Page.Locator("[name=Statement]").FillAsync("The lighthouse was dark for a week.");
        await ines.Page.WaitForFunctionAsync("() => localStorage.length === 1");
        await ines.Page.Locator("[name=Statement]").EvaluateAsync("field => field.form.requestSubmit()");
        await ines.Page.WaitForURLAsync(new Regex("/claims/[0-9]+$"));
        await ines.IsLive();
        Assert.Equal(0, await ines.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task A_region_whose_answer_failed_asks_again()
    {
        var (room, number, ines) = await AtAClaim();
        var failed = 0;
        await ines.Page.RouteAsync("**/parts/state", route => ++failed <= 2 ? route.FulfillAsync(new() { Status = failed == 1 ? 500 : 429 }) : route.ContinueAsync());
        await Park(room, number);
        await ines.Sees("Parked", $"#claim-{number}-state");
        Assert.Equal(3, failed);
    }

    [Fact]
    public async Task An_older_answer_that_comes_later_does_not_win()
    {
        var (room, number, ines) = await AtAClaim();
        var late = new TaskCompletionSource<(IRoute Route, IAPIResponse Answer)>();
        await ines.Page.RouteAsync("**/parts/history", async route =>
        {
            if (late.Task.IsCompleted) await route.ContinueAsync();
            else late.SetResult((route, await route.FetchAsync()));
        });
        await Park(room, number);
        var (first, old) = await late.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await site.Change(async db => { (await Claim(db, number)).Resume(await Member(db, room), site.Now); return 0; });
        await ines.Sees("resumed", $"#claim-{number}-history");
        try
        {
            await first.FulfillAsync(new() { Response = old });
        }
        catch (PlaywrightException)
        {
            // Nobody waits for it any more.
        }
        await ines.Page.WaitForTimeoutAsync(500);
        await ines.Sees("resumed", $"#claim-{number}-history");
    }

    [Fact]
    public async Task A_topic_that_could_not_be_followed_at_first_is_followed_in_the_end()
    {
        var room = await site.Seed();
        var number = await site.SeedClaim(room, ClaimStatus.Researching);
        var ines = await site.Visitor(room.FactChecker);
        var refused = 0;
        await ines.Page.RouteWebSocketAsync("**/live**", socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                if (refused == 0 && frame.Text?.Contains($"claim:{room.Slug}", StringComparison.Ordinal) == true
                    && Regex.Match(frame.Text, "\"invocationId\":\"([0-9]+)\"") is { Success: true } call)
                {
                    refused++;
                    socket.Send($$"""{"type":3,"invocationId":"{{call.Groups[1].Value}}","error":"An unexpected error occurred invoking 'Subscribe' on the server."}""" + '\u001e');
                }
                else if (frame.Text is { } text)
                {
                    server.Send(text);
                }
            });
        });
        await ines.OpenLive($"{room.Desk}/claims/{number}");
        Assert.Equal(1, refused);
        await Park(room, number);
        await ines.Sees("Parked", $"#claim-{number}-state");
    }

    Task<int> Park(Newsroom room, int number) => site.Change(async db => { (await Claim(db, number)).Park(DateOnly.FromDateTime(site.Now.UtcDateTime).AddDays(9), null, await Member(db, room), site.Now); return 0; });

    static Task<Claim> Claim(AppDbContext db, int number) => db.Claims.WithAllParts().SingleAsync(c => c.Id == number);

    static Task<Member> Member(AppDbContext db, Newsroom room) => db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Editor.MemberId);

    async Task<(Newsroom Room, int Number, Visitor Ines)> AtAClaim()
    {
        var room = await site.Seed();
        var number = await site.SeedClaim(room, ClaimStatus.Researching);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/claims/{number}");
        return (room, number, ines);
    }
}
