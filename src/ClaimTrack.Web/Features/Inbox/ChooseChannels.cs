using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Inbox;

/// <summary>How a member wants to be told, reason by reason.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ChooseChannels(AppDbContext db, MailSender mail) : DeskSlice
{
    [HttpGet("inbox/choices")]
    public IActionResult Show() => Page(new Form { By = By, CanSend = mail.CanSend, Wanted = [.. Form.Boxes.Where(b => By.Choices.For(b.Reason).HasFlag(b.Channel)).Select(Form.NameOf)] });

    [HttpPost("inbox/choices")]
    public async Task<IActionResult> Save(Form form)
    {
        var choices = Enum.GetValues<NotificationReason>().Aggregate(new NotificationChoices(), (all, reason) => all.With(reason,
            Form.Boxes.Where(b => b.Reason == reason && form.Wanted.Contains(Form.NameOf(b))).Aggregate(Channels.None, (sum, b) => sum | b.Channel)));
        var me = await db.MembersOf(By).SingleAsync(m => m.Id == By.Id, Gone);
        me.Choose(choices);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/inbox/choices?saved=1");
    }

    public sealed class Form
    {
        internal static readonly Channels[] All = [Channels.Inbox, Channels.EmailAtOnce, Channels.DailyDigest];

        internal static IEnumerable<(NotificationReason Reason, Channels Channel)> Boxes => Enum.GetValues<NotificationReason>().SelectMany(r => All.Select(c => (r, c)));

        internal static string NameOf((NotificationReason Reason, Channels Channel) box) => $"{box.Reason}.{box.Channel}";

        public List<string> Wanted { get; set; } = [];
        internal Member By { get; set; } = null!;
        internal bool CanSend { get; set; }
    }
}
