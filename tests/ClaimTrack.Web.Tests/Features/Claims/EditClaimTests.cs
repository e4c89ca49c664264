using System.Net;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Features.Claims;

public sealed class EditClaimTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Wording_claimant_topic_and_day_are_saved()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.FactChecker);

        var answer = await browser.Submit($"{room.Claim(id)}/edit", new
        {
            Statement = "Every trip costs twice as much",
            Claimant = "  Harbour Board ",
            ClaimantKind = "Organization",
            ClaimantUrl = "https://harbour.example/",
            ClaimedOn = "2026-11-05",
            Topic = "Island ferry",
            Language = "en-GB",
        });

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var claim = await app.ClaimNow(id);
        Assert.Equal(("Every trip costs twice as much", new DateOnly(2026, 11, 5), "en-GB"), (claim.Facts.Statement, claim.Facts.ClaimedOn!.Value, claim.Facts.Language));
        Assert.Equal(("Harbour Board", ClaimantKind.Organization, "Island ferry"), (claim.Claimant!.Name, claim.Claimant.Kind, claim.Topic!.Name));

        // The same name in other letters is the same claimant.
        var second = await app.SeedClaim(room, statement: "Something else.");
        await browser.Submit($"{room.Claim(second)}/edit", new { Claimant = "HARBOUR  board" });
        Assert.Equal(claim.Claimant.Id, (await app.ClaimNow(second)).Claimant!.Id);
    }

    [Fact]
    public async Task Bad_input_comes_back_with_every_message_beside_its_field()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var browser = await app.SignedIn(room.FactChecker);

        var page = await browser.Submit($"{room.Claim(id)}/edit", new
        {
            Statement = "",
            Claimant = "Somebody",
            IsUnattributed = true,
            ClaimantUrl = "javascript:alert(1)",
            ClaimedOn = "yesterday",
            Topic = new string('t', 90),
            Language = "English, mostly",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Write down what is claimed.", Assert.Single(page.Errors["Statement"]));
        Assert.Equal("Either name the claimant or say that nobody in particular said it.", Assert.Single(page.Errors["Claimant"]));
        Assert.Equal("Write the whole address, with https:// in front.", Assert.Single(page.Errors["ClaimantUrl"]));
        Assert.Equal("“yesterday” does not fit here.", Assert.Single(page.Errors["ClaimedOn"]));
        Assert.Single(page.Errors["Topic"]);
        Assert.Single(page.Errors["Language"]);
        Assert.Equal("javascript:alert(1)", page.Document.QuerySelector("[name=ClaimantUrl]")!.GetAttribute("value"));
        Assert.Equal("Somebody", page.Document.QuerySelector("[name=Claimant]")!.GetAttribute("value"));
        Assert.All(page.Document.QuerySelectorAll(".error-summary a"), a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal("The ferry doubled its support in one year.", (await app.ClaimNow(id)).Facts.Statement);
    }

    [Fact]
    public async Task Two_wordings_of_one_claim_are_both_shown_and_the_person_chooses()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var opened = await ines.Get($"{room.Claim(id)}/edit");
        await tomas.Submit($"{room.Claim(id)}/edit", new { Statement = "Theirs, word for word", Topic = "Ferries" });

        var conflict = await ines.Submit(opened, new { Statement = "Mine, word for word", Claimant = "Edda Marsh" });

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Tomas Brandt changed the claim while you were writing", conflict.Words);
        var both = conflict.Document.QuerySelector(".conflict")!.TextContent;
        Assert.Contains("Theirs", both);
        Assert.Contains("Mine", both);
        Assert.Equal("Mine, word for word", conflict.Document.QuerySelector("textarea[name=Statement]")!.TextContent.Trim());
        Assert.Equal("Edda Marsh", conflict.Document.QuerySelector("[name=Claimant]")!.GetAttribute("value"));
        // Only one of the two touched the topic, so nobody is asked about it.
        Assert.Equal("Ferries", conflict.Document.QuerySelector("[name=Topic]")!.GetAttribute("value"));
        Assert.Single(conflict.Document.QuerySelectorAll(".conflict__f"));
        Assert.Equal("Theirs, word for word", (await app.ClaimNow(id)).Facts.Statement);

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(conflict, new Dictionary<string, object?> { ["Choices[Statement]"] = "theirs" })).Status);
        var claim = await app.ClaimNow(id);
        Assert.Equal(("Theirs, word for word", "Edda Marsh", "Ferries"), (claim.Facts.Statement, claim.Claimant!.Name, claim.Topic!.Name));
    }

    [Fact]
    public async Task What_only_one_of_two_changed_is_joined_without_asking()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var opened = await ines.Get($"{room.Claim(id)}/edit");
        await tomas.Submit($"{room.Claim(id)}/edit", new { ClaimedOn = "2026-10-01" });

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(opened, new { Topic = "Ferries" })).Status);

        var claim = await app.ClaimNow(id);
        Assert.Equal((new DateOnly(2026, 10, 1), "Ferries"), (claim.Facts.ClaimedOn!.Value, claim.Topic!.Name));
    }

    [Fact]
    public async Task Evidence_that_came_meanwhile_is_no_conflict()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);
        var opened = await browser.Get($"{room.Claim(id)}/edit");
        await browser.Submit($"{room.Claim(id)}/evidence/new", new { Stance = "Context", Title = "Timetable" });

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(opened, new { Statement = "Worded anew" })).Status);
    }
}
