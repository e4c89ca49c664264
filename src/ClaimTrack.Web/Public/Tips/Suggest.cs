using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Following;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>A reader suggests something to check. Another page may fill the form in: <c>/suggest?url=…&amp;quote=…</c>.</summary>
[AllowAnonymous, FromOwnPages, EnableRateLimiting(Limit.Tips)]
public sealed class Suggest(AppDbContext db, MailSender mail, Wording wording, TimeProvider clock) : ReaderForm
{
    [HttpGet, HttpHead, Route("suggest")]
    public async Task<IActionResult> Show(string? url, string? quote) => Page(await Ready(new Form
    {
        Text = Rules.Clean(quote),
        Url = Rules.Clean(url),
        Receipt = SecretToken.Make(),
    }));

    [HttpPost("suggest")]
    public async Task<IActionResult> Send(Form form)
    {
        await Ready(form);
        var team = form.Rooms is [{ } only] ? only : form.Rooms.FirstOrDefault(t => t.Slug == form.Team);
        if (team is null) Complain(nameof(Form.Team), $"{wording["Choose the newsroom that it is for."]}");
        if (!ModelState.IsValid || team is null) return Invalid(form);
        var facts = new TipFacts { Text = form.Text, Url = form.Url, Seen = form.Seen, Why = form.Why, Language = form.Language };
        var (token, isSent) = await db.Receipt(form.Receipt, facts, Gone);
        if (isSent) return Redirect(HttpContext.InTongue(Receipts.PathOf(token)));
        if (!form.Anyway && (form.Similar = await db.SimilarChecks(form.Text, form.Url, Gone)).Count > 0) return Invalid(form);
        var (now, hash) = (clock.GetUtcNow(), SecretToken.Hash(token));
        db.Tips.Add(new Tip(team, facts, hash, now));
        if (form.Email is { } address && mail.CanSend) await db.Ask(FollowKind.Tip, hash, address, now, Gone);
        await db.SaveChangesAsync(Gone);
        return Redirect(HttpContext.InTongue(Receipts.PathOf(token)));
    }

    async Task<Form> Ready(Form form)
    {
        form.Rooms = await Rooms();
        form.Tags = [.. (await db.ShownChecks().Select(c => c.Language).Distinct().ToListAsync(Gone)).Union(SiteTongues.All).Order()];
        form.TakesMail = mail.CanSend;
        return form;
    }

    // A newsroom that has published nothing is nobody's to know of by name; where it is the only one, it need not be named.
    async Task<IReadOnlyList<Team>> Rooms()
    {
        var known = await db.Teams.Where(t => db.Checks.Any(c => c.TeamId == t.Id && c.Order == null)).OrderBy(t => t.Name).ToListAsync(Gone);
        if (known.Count > 0) return known;
        var any = await db.Teams.Take(2).ToListAsync(Gone);
        return any.Count == 1 ? any : [];
    }

    public sealed class Form
    {
        public string? Text { get; set; }
        public string? Url { get; set; }
        public string? Seen { get; set; }
        public string? Why { get; set; }
        public string? Language { get; set; }
        public string? Team { get; set; }
        public string? Email { get; set; }

        /// <summary>A field that no person sees, for programs that fill in everything.</summary>
        public string? Website { get; set; }

        /// <summary>Whether it is sent though something similar was checked.</summary>
        public bool Anyway { get; set; }

        /// <summary>The secret of the receipt.</summary>
        public string? Receipt { get; set; }

        internal IReadOnlyList<Team> Rooms { get; set; } = [];
        internal IReadOnlyList<string> Tags { get; set; } = [];
        internal IReadOnlyList<CheckCard> Similar { get; set; } = [];
        internal bool TakesMail { get; set; }

        internal IEnumerable<SelectListItem> RoomChoices(Wording wording) => [new($"{wording["Choose one"]}", ""), .. Rooms.Select(t => new SelectListItem(t.Name, t.Slug))];
        internal IEnumerable<SelectListItem> LanguageChoices(Wording wording) => [new($"{wording["Another, or I do not know"]}", ""), .. Tags.Select(t => new SelectListItem(Tongue.Name(t), t))];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(Wording wording)
        {
            RuleFor(f => f.Text).Must((f, text) => text is not null || f.Url is not null).WithMessage(_ => $"{wording["Write down what is claimed, or give the link where it is said."]}");
            RuleFor(f => f.Text).Fits(TipFacts.TextMax, wording);
            RuleFor(f => f.Url).LinkOrNone(wording);
            RuleFor(f => f.Seen).Fits(TipFacts.SeenMax, wording);
            RuleFor(f => f.Why).Fits(TipFacts.WhyMax, wording);
            RuleFor(f => f.Language).LanguageTag();
            RuleFor(f => f.Email).AddressOrNone(wording);
            RuleFor(f => f.Website).NoProgram(wording);
        }
    }
}
