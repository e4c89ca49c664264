using System.Net;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Tests.Features.Claims;
using ClaimTrack.Web.Tests.Public.Tips;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Web.Tests.Public.Following;

/// <summary>Readers hear by letter of what they follow: once, if they have said so, until they end it.</summary>
public sealed class FollowTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static int s_readers;

    static string Address() => $"reader{Interlocked.Increment(ref s_readers)}@elsewhere.test";

    Task<Follow?> Wish(string address) => site.Read(db => db.Follows.AsNoTracking().FirstOrDefaultAsync(f => f.Address == address, Ct));

    async Task<string> Following(string query, string? address = null)
    {
        address ??= Address();
        var before = site.Outbox.Sent.Count(m => m.To == address);
        await site.Browser().Submit($"/follow?{query}", new { Email = address });
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Submit(await site.Outbox.LinkTo(address, "/follow/confirm", before + 1), new { })).Status);
        return address;
    }

    [Fact]
    public async Task The_owner_of_an_address_confirms_it_and_a_scanner_of_letters_does_not()
    {
        var room = await site.Seed();
        var check = await site.SeedClaim(room, ClaimStatus.Published);
        var address = Address();
        var asked = await site.Browser().Submit($"/follow?check={check}", new { Email = address });
        Assert.Equal("Look into your mailbox", asked.Heading);
        var letter = await site.Outbox.LastTo(address);
        Assert.Equal("Confirm that we may write to you", letter.Subject);
        var link = await site.Outbox.LinkTo(address, "/follow/confirm");
        var page = await site.Browser().Get(link);
        Assert.Contains(address, page.Words, StringComparison.Ordinal);
        Assert.Equal(["no-referrer"], page.Headers.GetValues("Referrer-Policy"));
        await site.Browser().Get(await site.Outbox.LinkTo(address, "/follow/end"));
        Assert.Null((await Wish(address))!.ConfirmedAt);

        var reader = site.Browser();
        Assert.Equal("Confirmed", (await reader.Submit(link, new { })).Heading);
        Assert.NotNull((await Wish(address))!.ConfirmedAt);
        Assert.Empty(reader.Cookies);
        Assert.Equal("Confirmed", (await reader.Submit(link, new { })).Heading);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_known_and_unknown_addresses_and_only_the_owner_learns_more()
    {
        var check = await site.SeedClaim(await site.Seed(), ClaimStatus.Published);
        var known = await Following($"check={check}");
        async Task<string> Answer(string address) => (await site.Browser().Submit($"/follow?check={check}", new { Email = address })).Text.Replace(address, "*", StringComparison.Ordinal);
        Assert.Equal(await Answer(Address()), await Answer(known));
        var letter = await site.Outbox.LastTo(known, 2);
        Assert.Equal("You hear of this already", letter.Subject);
        Assert.DoesNotContain("/follow/confirm", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_flooded_with_questions()
    {
        var check = await site.SeedClaim(await site.Seed(), ClaimStatus.Published);
        var address = Address();
        for (var i = 0; i < Follow.AsksPerDay + 3; i++) await site.Browser().Submit($"/follow?check={check}", new { Email = i % 2 == 0 ? address : address.ToUpperInvariant() });
        Assert.Equal(Follow.AsksPerDay, await site.Read(db => db.Letters.CountAsync(l => l.Follow!.AddressKey == Follow.KeyOf(address), Ct)));
    }

    [Fact]
    public async Task Followers_of_a_check_hear_of_its_correction_and_of_its_retraction_once()
    {
        var room = await site.Seed();
        var check = await site.SeedClaim(room, ClaimStatus.Published);
        var follower = await Following($"check={check}");
        var stranger = await Following($"check={await site.SeedClaim(room, ClaimStatus.Published, "Another claim altogether.")}");
        await site.Correct(room, check, "It rose by a tenth.");
        var letter = await site.Outbox.LastTo(follower, 2);
        Assert.StartsWith("Correction: ", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("The ledger was misread.", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"{ReaderSite.Address}/checks/{check}-", letter.Text, StringComparison.Ordinal);
        await site.Retract(room, check);
        Assert.StartsWith("Retraction: ", (await site.Outbox.LastTo(follower, 3)).Subject, StringComparison.Ordinal);

        // The reader begins again from before: everybody has their letters already. One about something later tells that it came through.
        var later = await site.SeedClaim(room, ClaimStatus.Published, "A claim for later.");
        await Following($"check={later}", follower);
        await site.Change(db => db.ReaderCursors.Where(c => c.Name == "follows").ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, 0).SetProperty(c => c.Version, c => c.Version + 1), Ct));
        await site.Correct(room, later, "It rose by a tenth.");
        await site.Outbox.LastTo(follower, 5);
        Assert.Equal(3, await site.Read(db => db.Letters.CountAsync(l => l.Follow!.Address == follower && l.EventId != null, Ct)));
        Assert.Equal(0, await site.Read(db => db.Letters.CountAsync(l => l.Follow!.Address == stranger && l.EventId != null, Ct)));
    }

    [Fact]
    public async Task A_check_that_a_court_withholds_is_named_nowhere()
    {
        var check = await site.SeedClaim(await site.Seed(), ClaimStatus.Published, "The strongroom is empty.");
        var follower = await Following($"check={check}");
        var title = await site.Read(db => db.Checks.Where(c => c.ClaimId == check).Select(c => c.Versions.First().Content).SingleAsync(Ct)) is { } content ? content.Title : "";
        var end = await site.Outbox.LinkTo(follower, "/follow/end");
        Assert.Contains(title, (await site.Browser().Get(end)).Words, StringComparison.Ordinal);
        await site.Change(async db =>
        {
            (await db.Claims.WithAllParts().SingleAsync(c => c.Id == check, Ct)).Withdraw(new LegalOrder { OrderedBy = "High Court", Reason = "An injunction." }, site.Now);
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/follow?check={check}")).Status);
        var page = await site.Browser().Get(end);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(title, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Followers_of_a_topic_hear_of_new_checks_and_nobody_gets_two_letters_about_one_thing()
    {
        var room = await site.Seed();
        Task<int> Publish(Newsroom by, string statement) => site.Publish(by, new ClaimFacts { Statement = statement, Language = "en" }, DeskSteps.Text("It rose by a fifth.", $"About {statement}"), topic: "Kelp");
        var first = await Publish(room, "The kelp farm grew");
        var follower = await Following("topic=Kelp");
        await Following($"check={first}", follower);
        await site.Correct(room, first, "It rose by a tenth.");
        await site.Outbox.LastTo(follower, 3);
        await Publish(await site.Seed("Kelp Weekly"), "The kelp farm closed");
        Assert.Equal("False: About The kelp farm closed", (await site.Outbox.LastTo(follower, 4)).Subject);
        Assert.Equal(2, await site.Read(db => db.Letters.CountAsync(l => l.Follow!.Address == follower && l.EventId != null, Ct)));
    }

    [Fact]
    public async Task Who_follows_a_topic_follows_it_under_its_next_name()
    {
        var room = await site.Seed();
        Task<int> Publish(string statement, string topic) => site.Publish(room, new ClaimFacts { Statement = statement, Language = "en" }, DeskSteps.Text("It rose by a fifth.", $"About {statement}"), topic: topic);
        await Publish("The moss grew", "Moss");
        var follower = await Following("topic=Moss");
        var id = await site.Read(db => db.Topics.Where(t => t.TeamId == room.Id).Select(t => t.Id).SingleAsync(Ct));
        await (await site.SignedIn(room.Editor)).Submit($"{room.Desk}/topics/{id}", new { Name = "Mosses" });
        await Publish("The moss dried", "Mosses");
        var letter = await site.Outbox.LastTo(follower, 2);
        Assert.Equal("False: About The moss dried", letter.Subject);
        Assert.Contains("Mosses", (await site.Browser().Get(await site.Outbox.LinkTo(follower, "/follow/end", 2))).Words);
    }

    [Fact]
    public async Task A_letter_is_ended_in_one_click_and_leaves_nothing_behind()
    {
        var room = await site.Seed();
        var check = await site.SeedClaim(room, ClaimStatus.Published);
        var (follower, other) = (await Following($"check={check}"), await Following($"check={check}"));
        await site.Correct(room, check, "It rose by a tenth.");
        var letter = await site.Outbox.LastTo(follower, 2);
        var headers = site.Outbox.Headers(letter.Key!);
        Assert.Equal("List-Unsubscribe=One-Click", headers["List-Unsubscribe-Post"]);
        var link = headers["List-Unsubscribe"].Trim('<', '>');
        Assert.StartsWith($"{ReaderSite.Address}/follow/end/", link, StringComparison.Ordinal);
        Assert.Contains(link, letter.Text, StringComparison.Ordinal);

        // As a mail program does it: from nowhere, without a cookie.
        using var click = new HttpRequestMessage(HttpMethod.Post, new Uri(link).PathAndQuery) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
        var answer = await site.Browser().Send(click);
        Assert.Equal((HttpStatusCode.OK, "No more letters"), (answer.Status, answer.Heading));
        Assert.Null(await Wish(follower));
        Assert.Equal(0, await site.Read(db => db.Letters.CountAsync(l => l.FollowId != null && l.Follow!.Address == follower, Ct)));
        // Once more is no other answer, and neither is a link that somebody made up.
        Assert.Equal(answer.Words, (await site.Browser().PostAsItIs(new Uri(link).PathAndQuery, [])).Words);
        Assert.Equal(answer.Words, (await site.Browser().PostAsItIs("/follow/end/made-up", [])).Words);
        await site.Retract(room, check);
        await site.Outbox.LastTo(other, 3);
        Assert.Equal(2, site.Outbox.Sent.Count(m => m.To == follower));
    }

    [Fact]
    public async Task A_link_for_one_thing_does_no_other()
    {
        var check = await site.SeedClaim(await site.Seed(), ClaimStatus.Published);
        var address = Address();
        await site.Browser().Submit($"/follow?check={check}", new { Email = address });
        var confirm = (await site.Outbox.LinkTo(address, "/follow/confirm"))["/follow/confirm/".Length..];
        await site.Browser().PostAsItIs($"/follow/end/{confirm}", []);
        Assert.NotNull(await Wish(address));
        foreach (var forged in new[] { "made-up", confirm[..^4], confirm + "AAAA", (await site.Outbox.LinkTo(address, "/follow/end"))["/follow/end/".Length..] })
        {
            Assert.Equal(HttpStatusCode.Gone, (await site.Browser().Get($"/follow/confirm/{forged}")).Status);
            Assert.Equal(HttpStatusCode.Gone, (await site.Browser().PostAsItIs($"/follow/confirm/{forged}", [])).Status);
        }
        Assert.Null((await Wish(address))!.ConfirmedAt);
    }

    [Fact]
    public async Task An_address_that_nobody_confirms_is_forgotten()
    {
        var check = await site.SeedClaim(await site.Seed(), ClaimStatus.Published);
        var (silent, kept) = (Address(), await Following($"check={check}"));
        await site.Browser().Submit($"/follow?check={check}", new { Email = silent });
        var link = await site.Outbox.LinkTo(silent, "/follow/confirm");
        await site.Change(async db => await db.Follows.Where(f => f.Address == silent || f.Address == kept).ExecuteUpdateAsync(set => set.SetProperty(f => f.AskedAt, f => site.Now.AddDays(-Follow.DaysToConfirm)), Ct));
        Assert.Equal(HttpStatusCode.Gone, (await site.Browser().PostAsItIs(link, [])).Status);
        await site.Service<ForgottenFollows>().ForgetAsync(Ct);
        Assert.Null(await Wish(silent));
        Assert.NotNull(await Wish(kept));
        Assert.Equal(HttpStatusCode.Gone, (await site.Browser().Get(link)).Status);
    }

    [Fact]
    public async Task Whoever_sent_a_tip_hears_when_it_is_checked_in_their_language()
    {
        var room = await site.Published();
        var address = Address();
        await site.Browser().Submit("/es/suggest", new { Text = "The oyster beds were closed without a reason.", Team = room.Slug, Email = address });
        var asked = await site.Outbox.LastTo(address);
        Assert.Equal("Confirme que podemos escribirle", asked.Subject);
        // Whoever types a stranger's address does not write to them in our name.
        Assert.DoesNotContain("oyster", asked.Text, StringComparison.Ordinal);
        await site.Browser().Submit(await site.Outbox.LinkTo(address, "/follow/confirm"), new { });
        var tip = await site.Read(db => db.Tips.OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync(Ct));
        var claim = await site.SeedClaim(room, ClaimStatus.Approved, "The oyster beds were closed without a reason.");
        await site.Decide(tip, room.Editor, async (t, by, db) => t.Join(await db.Claims.SingleAsync(c => c.Id == claim, Ct), by, site.Now));
        await site.Do(claim, room.Editor, (c, by) => c.Publish(new GateContext(site.Now), by));
        var letter = await site.Outbox.LastTo(address, 2);
        Assert.Equal("Se ha verificado lo que sugirió", letter.Subject);
        Assert.Contains($"/checks/{claim}", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sent_a_tip_hears_why_it_is_not_checked_and_the_receipt_says_so_too()
    {
        var room = await site.Published();
        var (address, reader) = (Address(), site.Browser());
        var receipt = (await reader.Submit("/suggest", new { Text = "The next winter will be the coldest ever.", Team = room.Slug, Email = address })).Location!;
        await site.Browser().Submit(await site.Outbox.LinkTo(address, "/follow/confirm"), new { });
        var tip = await site.Read(db => db.Tips.OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync(Ct));
        await site.Decide(tip, room.Editor, (t, by, _) =>
        {
            t.Decline(TipDecline.NotAFact, "<b>Nobody</b> knows it yet.", by, site.Now);
            return Task.CompletedTask;
        });
        var letter = await site.Outbox.LastTo(address, 2);
        Assert.Contains("opinion or a prediction", letter.Text, StringComparison.Ordinal);
        Assert.Contains("<b>Nobody</b> knows it yet.", letter.Text, StringComparison.Ordinal);
        var page = await reader.Get(receipt);
        Assert.Contains("We have looked at it and do not check it.", page.Words, StringComparison.Ordinal);
        Assert.Contains("<b>Nobody</b> knows it yet.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_follows_the_claim_through_a_merge_to_its_check_and_its_corrections()
    {
        var room = await site.Published();
        var reader = site.Browser();
        var receipt = (await reader.Submit("/suggest", new { Text = "Somebody bought the whole of the old lifeboat.", Team = room.Slug })).Location!;
        var tip = await site.Read(db => db.Tips.OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync(Ct));
        var (first, second) = (await site.SeedClaim(room, ClaimStatus.Open, "The lifeboat was bought"), await site.SeedClaim(room, ClaimStatus.InReview, "The lifeboat was sold"));
        await site.Decide(tip, room.Editor, async (t, by, db) => t.Join(await db.Claims.SingleAsync(c => c.Id == first, Ct), by, site.Now));
        Assert.Contains("We are checking it.", (await reader.Get(receipt)).Words, StringComparison.Ordinal);
        await site.Change(async db =>
        {
            var both = await db.Claims.WithAllParts().Where(c => c.Id == first || c.Id == second).ToListAsync(Ct);
            both.Single(c => c.Id == first).MergeInto(both.Single(c => c.Id == second), await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Editor.MemberId), site.Now);
            return 0;
        });
        await site.Do(second, room.Editor, (c, by) =>
        {
            c.Vote(by, Decision.Approve, null, c.CurrentDraft!.Number, site.Now);
            c.Publish(new GateContext(site.Now), by);
        });
        var published = await reader.Get(receipt);
        Assert.Contains("It was checked.", published.Words, StringComparison.Ordinal);
        Assert.NotNull(published.Document.QuerySelector($"main a[href^='/checks/{second}']"));
        await site.Correct(room, second, "It was given away.");
        Assert.Contains("The ledger was misread.", (await reader.Get(receipt)).Words, StringComparison.Ordinal);
        await site.Retract(room, second);
        Assert.Contains("The check was retracted.", (await reader.Get(receipt)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/follow"), InlineData("/follow?check=999999"), InlineData("/follow?check=x"), InlineData("/follow?topic=Nothing%20of%20the%20kind")]
    public async Task Only_what_is_published_can_be_followed(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get(address)).Status);

    [Fact]
    public async Task What_is_no_address_is_said_and_kept()
    {
        var check = await site.SeedClaim(await site.Seed(), ClaimStatus.Published);
        var page = await site.Browser().Submit($"/follow?check={check}", new { Email = "me at home" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("me at home", page.Document.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Equal("Write an e-mail address, such as name@example.org.", page.Errors["Email"].Single());
    }
}
