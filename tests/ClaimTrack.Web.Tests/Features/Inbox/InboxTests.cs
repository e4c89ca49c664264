using System.Net;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Features.Inbox;

/// <summary>People are told of what concerns them, once.</summary>
public class InboxTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_gets_a_claim_finds_it_in_the_inbox_and_in_a_letter()
    {
        var (room, claim) = await Given();
        await (await app.SignedIn(room.Admin)).Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        await Lines(room.FactChecker, 1);

        var ines = await app.SignedIn(room.FactChecker);
        var inbox = await ines.Get($"{room.Desk}/inbox");
        Assert.Contains("Given to you Hanne Vik made Ines Okafor its owner", inbox.Words, StringComparison.Ordinal);
        Assert.Contains("The ferry doubled its support in one year.", inbox.Words, StringComparison.Ordinal);
        Assert.Equal("1", (await ines.Get($"{room.Desk}/inbox/count")).Document.QuerySelector(".n--new")!.TextContent.Replace(" unread", "", StringComparison.Ordinal));
        var letter = await app.Outbox.LastTo(room.FactChecker.Email);
        Assert.Equal($"CT-{claim}: Hanne Vik made Ines Okafor its owner", letter.Subject);
        Assert.Contains($"{room.Desk}/claims/{claim}", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"{room.Desk}/inbox/choices", letter.Text, StringComparison.Ordinal);
        // The one who did it is not told.
        Assert.Contains("All clear", (await (await app.SignedIn(room.Admin)).Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_opened_done_put_off_and_brought_back()
    {
        var (room, claim) = await Given();
        var ines = await app.SignedIn(room.FactChecker);
        await (await app.SignedIn(room.Admin)).Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        var line = (await Lines(room.FactChecker, 1)).Single().Id;

        Assert.Equal($"{room.Desk}/claims/{claim}", (await ines.Get($"{room.Desk}/inbox/{line}")).Location);
        Assert.True((await ines.Get($"{room.Desk}/inbox/count")).Document.QuerySelector(".n--new")!.HasAttribute("hidden"));
        await ines.Submit($"{room.Desk}/inbox", new { }, $"{room.Desk}/inbox/{line}/done");
        Assert.Contains("All clear", (await ines.Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);
        await ines.Submit($"{room.Desk}/inbox?show=done", new { }, $"{room.Desk}/inbox/{line}/unread");
        Assert.DoesNotContain("All clear", (await ines.Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);

        await ines.Submit($"{room.Desk}/inbox", new { Until = "Later" }, $"{room.Desk}/inbox/{line}/snooze");
        Assert.Contains("All clear", (await ines.Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);
        Assert.Contains("comes back", (await ines.Get($"{room.Desk}/inbox?show=snoozed")).Words, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.DoesNotContain("All clear", (await ines.Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_seen_is_done_at_once_and_what_came_since_stays()
    {
        var (room, claim) = await Given();
        var (ines, hanne) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Admin));
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        await Lines(room.FactChecker, 1);
        var seen = await ines.Get($"{room.Desk}/inbox");
        await hanne.Submit($"{room.Desk}/claims/{claim}/evidence/new", new { Stance = "Context", Title = "Letter of the harbour master" });
        await Lines(room.FactChecker, 2);
        await ines.Post($"{room.Desk}/inbox/done", new { UpTo = seen.Document.QuerySelector("input[name=UpTo]")!.GetAttribute("value") });
        var after = await ines.Get($"{room.Desk}/inbox");
        Assert.Contains("added evidence", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("its owner", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_muted_claim_tells_its_owner_nothing_more_but_what_is_said_to_them()
    {
        var (room, claim) = await Given();
        var (ines, hanne) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Admin));
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        await Lines(room.FactChecker, 1);
        await ines.Submit($"{room.Desk}/inbox", new { }, $"{room.Desk}/inbox/claims/{claim}/mute");
        await hanne.Submit($"{room.Desk}/claims/{claim}/evidence/new", new { Stance = "Context", Title = "Letter of the harbour master" });
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.Editor.MemberId });
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        var reasons = (await Lines(room.FactChecker, 2)).Select(l => l.Reason);
        Assert.Equal([NotificationReason.Assigned, NotificationReason.Assigned], reasons);

        Task<Watch?> Wish() => app.Read(db => db.Watches.AsNoTracking().SingleOrDefaultAsync(w => w.ClaimId == claim && w.MemberId == room.FactChecker.MemberId, Ct));
        await ines.Post($"{room.Desk}/inbox/claims/{claim}/unmute", new { });
        Assert.Null(await Wish());
        // From an old page it ends no watch.
        await ines.Post($"{room.Desk}/claims/{claim}/watch", new { Wish = "Watch" });
        await ines.Post($"{room.Desk}/inbox/claims/{claim}/unmute", new { });
        Assert.False((await Wish())!.IsMuted);
    }

    [Fact]
    public async Task How_one_is_told_is_chosen_reason_by_reason()
    {
        var (room, claim) = await Given();
        var ines = await app.SignedIn(room.FactChecker);
        await ines.Post($"{room.Desk}/inbox/choices", new { Wanted = new[] { "Assigned.DailyDigest" } });
        var hanne = await app.SignedIn(room.Admin);
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        var line = (await Lines(room.FactChecker, 1)).Single();
        Assert.False(line.IsWaiting(app.Now));

        app.Clock.SetUtcNow(new DateTimeOffset(DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(1).ToDateTime(new TimeOnly(6, 1)), TimeSpan.Zero));
        await Service<Digests>().WriteAsync(Ct);
        await Service<Digests>().WriteAsync(Ct);
        var letter = await app.Outbox.LastTo(room.FactChecker.Email);
        Assert.EndsWith("1 thing to know", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("- Hanne Vik made Ines Okafor its owner.", letter.Text, StringComparison.Ordinal);
        Assert.Single(app.Outbox.Sent, m => m.To == room.FactChecker.Email);
        Assert.Equal(1, await app.Read(db => db.Letters.CountAsync(l => l.MemberId == room.FactChecker.MemberId, Ct)));
    }

    [Fact]
    public async Task A_letter_that_could_not_go_is_tried_again_and_one_to_somebody_who_left_is_not()
    {
        var (room, claim) = await Given();
        var hanne = await app.SignedIn(room.Admin);
        app.Outbox.Refuses = to => to == room.FactChecker.Email;
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        var letter = await Tried(room.FactChecker);
        Assert.Null(letter.SentAt);
        app.Outbox.Refuses = _ => false;
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await Service<LetterSender>().SendDueAsync(Ct);
        Assert.Equal($"event-{letter.EventId}.{room.FactChecker.MemberId}", (await app.Outbox.LastTo(room.FactChecker.Email)).Key);

        app.Outbox.Refuses = to => to == room.SecondEditor.Email;
        await hanne.Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.SecondEditor.MemberId });
        await Tried(room.SecondEditor);
        app.Outbox.Refuses = _ => false;
        await hanne.Post($"{room.Desk}/members/{room.SecondEditor.MemberId}/remove", new { });
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await Service<LetterSender>().SendDueAsync(Ct);
        Assert.DoesNotContain(app.Outbox.Sent, m => m.To == room.SecondEditor.Email);
        // Whichever sender has it in hand gives it up.
        await Until(async () => (await app.Read(db => db.Letters.SingleAsync(l => l.MemberId == room.SecondEditor.MemberId, Ct))).NextTryAt is null);
        Assert.DoesNotContain(app.Outbox.Sent, m => m.To == room.SecondEditor.Email);
    }

    [Fact]
    public async Task In_a_blind_round_a_vote_is_in_nobodys_inbox_and_no_letter()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2, BlindVoting = true });
        var claim = await app.SeedClaim(room, ClaimStatus.InReview);
        foreach (var person in new[] { room.Admin, room.SecondEditor, room.Observer })
            await app.Change(async db => (await db.Watches.AddAsync(new Watch(claim, person.MemberId, isMuted: false), Ct)).Entity);
        await (await app.SignedIn(room.Editor)).Post($"{room.Desk}/claims/{claim}/votes", new { Draft = 1, Decision = "Approve" });
        // What comes after it in the history is told: so it was read.
        await (await app.SignedIn(room.FactChecker)).Submit($"{room.Desk}/claims/{claim}/evidence/new", new { Stance = "Context", Title = "Letter of the harbour master" });
        foreach (var person in new[] { room.Admin, room.SecondEditor, room.Observer })
        {
            await Until(async () => (await Inbox(person)).Any(l => l.Event.Kind == EventKind.EvidenceAdded));
            Assert.DoesNotContain(await Inbox(person), l => l.Event.Kind is EventKind.DraftApproved);
            Assert.DoesNotContain("approved", (await (await app.SignedIn(person)).Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);
            Assert.DoesNotContain(app.Outbox.Sent, m => m.To == person.Email && m.Text.Contains("approved", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ones_own_inbox_is_nobody_elses()
    {
        var (room, claim) = await Given();
        await (await app.SignedIn(room.Admin)).Post($"{room.Desk}/claims/{claim}/owner", new { OwnerId = room.FactChecker.MemberId });
        var line = (await Lines(room.FactChecker, 1)).Single().Id;
        var hanne = await app.SignedIn(room.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await hanne.Get($"{room.Desk}/inbox/{line}")).Status);
        // What is no time to come back puts nothing off.
        foreach (var until in new[] { "abc", "99", "" }) Assert.Equal(HttpStatusCode.BadRequest, (await (await app.SignedIn(room.FactChecker)).Post($"{room.Desk}/inbox/{line}/snooze", new { Until = until })).Status);
        foreach (var act in new[] { "done", "unread", "snooze" }) Assert.Equal(HttpStatusCode.NotFound, (await hanne.Post($"{room.Desk}/inbox/{line}/{act}", new { })).Status);
    }

    async Task<(Newsroom Room, int Claim)> Given()
    {
        var room = await app.Seed();
        return (room, await app.SeedClaim(room, ClaimStatus.Researching));
    }

    T Service<T>() where T : IHostedService => app.Services.GetServices<IHostedService>().OfType<T>().Single();

    Task<List<Notification>> Inbox(Person who) => app.Read(db => db.Notifications.AsNoTracking().Include(n => n.Event).Where(n => n.MemberId == who.MemberId).ToListAsync(Ct));

    async Task<List<Notification>> Lines(Person who, int many)
    {
        await Until(async () => (await Inbox(who)).Count >= many);
        var lines = await Inbox(who);
        Assert.Equal(many, lines.Count);
        return lines;
    }

    async Task<Letter> Tried(Person who)
    {
        await Until(() => Task.FromResult(app.Outbox.Refused.Contains(who.Email)));
        return await app.Read(db => db.Letters.AsNoTracking().SingleAsync(l => l.MemberId == who.MemberId, Ct));
    }

    static async Task Until(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 1000, "It did not come.");
            await Task.Delay(10, Ct); // readers of the history work beside the request
        }
    }
}
