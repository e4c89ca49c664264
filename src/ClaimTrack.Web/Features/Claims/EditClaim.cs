using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Words the claim: its statement, whose it is, when it was made, what it is about.</summary>
[Requires(Permission.KeepClaims)]
public sealed class EditClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/edit")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.EditClaim, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(Form.From(claim));
    }

    [HttpPost("claims/{id:int}/edit")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (await Overtaken(claim, form))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        if (!ModelState.IsValid) return Invalid(form);
        var facts = claim.Facts with
        {
            Statement = form.Statement ?? "",
            ClaimedOn = form.ClaimedOn,
            Language = form.Language,
            ClaimantUrl = form.ClaimantUrl,
            IsUnattributed = form.IsUnattributed,
        };
        claim.Edit(facts, await db.ClaimantNamed(By, form.Claimant, form.ClaimantKind, Gone), await db.TopicNamed(By, form.Topic, Gone), By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#claim");
    }

    // Joins what others changed since the form was opened into it. True if a field needs the person's word.
    async Task<bool> Overtaken(Claim claim, Form form)
    {
        form.Version = claim.Seen(form.Version);
        var now = Form.From(claim);
        foreach (var (field, choice) in form.Choices)
            if (choice == "theirs" && Form.Fields.FirstOrDefault(f => f.Name == field) is { Name: not null } taken) Take(taken, now, form);
        if (claim.FactsVersion <= form.Version) return false;
        var before = await db.FieldsChangedSince(By, claim.Id, form.Version, EventKind.ClaimEdited, Gone);
        List<OvertakenField> open = [];
        foreach (var field in Form.Fields)
        {
            string? theirs = field.Read(now), mine = field.Read(form);
            // Without a version nothing is known of what the person saw.
            var known = form.Version > 0;
            var start = before.TryGetValue(field.Name, out var was) ? was : theirs;
            if (known && ThreeWay.Join(start, theirs, mine) is (true, var joined))
            {
                if (!ThreeWay.Same(joined, mine)) Take(field, now, form);
            }
            else if (!ThreeWay.Same(theirs, mine))
            {
                open.Add(new(field.Name, field.Label, known ? start : null, theirs, mine));
            }
        }
        if (open.Count == 0) return false;
        var latest = await db.LatestChange(By, claim.Id, EventKind.ClaimEdited, Gone);
        form.Overtaken = new($"{latest?.Who ?? "Somebody"} changed the claim while you were writing", latest?.Who ?? "", latest?.At ?? claim.SubmittedAt, open);
        form.Version = claim.FactsVersion;
        ModelState.Remove(nameof(Form.Version));
        return true;
    }

    void Take(Form.Field field, Form from, Form into)
    {
        field.Copy(from, into);
        ModelState.Remove(field.Name);
    }

    public sealed class Form
    {
        /// <summary>A field that two people can change at once.</summary>
        internal readonly record struct Field(string Name, string Label, Func<Form, string?> Read, Action<Form, Form> Copy);

        internal static readonly Field[] Fields =
        [
            new(nameof(Statement), "Claim", f => f.Statement, (a, b) => b.Statement = a.Statement),
            new(nameof(ClaimedOn), "Said on", f => ThreeWay.Written(f.ClaimedOn), (a, b) => b.ClaimedOn = a.ClaimedOn),
            new(nameof(Language), "Language", f => f.Language, (a, b) => b.Language = a.Language),
            new(nameof(ClaimantUrl), "Link of the claimant", f => f.ClaimantUrl, (a, b) => b.ClaimantUrl = a.ClaimantUrl),
            new(nameof(IsUnattributed), "Nobody in particular said it", f => ThreeWay.Written(f.IsUnattributed), (a, b) => b.IsUnattributed = a.IsUnattributed),
            new(nameof(Claimant), "Claimant", f => f.Claimant, (a, b) => b.Claimant = a.Claimant),
            new(nameof(Topic), "Topic", f => f.Topic, (a, b) => b.Topic = a.Topic),
        ];

        public int Version { get; set; }
        public string? Statement { get; set; }
        public string? Claimant { get; set; }
        public ClaimantKind ClaimantKind { get; set; }
        public string? ClaimantUrl { get; set; }
        public bool IsUnattributed { get; set; }
        public DateOnly? ClaimedOn { get; set; }
        public string? Topic { get; set; }
        public string? Language { get; set; }
        public Dictionary<string, string> Choices { get; set; } = [];
        internal Claim Of { get; set; } = null!;
        internal Overtaken? Overtaken { get; set; }

        internal static Form From(Claim claim) => new()
        {
            Of = claim,
            // Not the claim's own version, which also counts votes that this person may not know of.
            Version = claim.FactsVersion,
            Statement = claim.Facts.Statement,
            Claimant = claim.Claimant?.Name,
            ClaimantKind = claim.Claimant?.Kind ?? ClaimantKind.Person,
            ClaimantUrl = claim.Facts.ClaimantUrl,
            IsUnattributed = claim.Facts.IsUnattributed,
            ClaimedOn = claim.Facts.ClaimedOn,
            Topic = claim.Topic?.Name,
            Language = claim.Facts.Language,
        };
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Statement).NotEmpty().WithMessage("Write down what is claimed.").AtMost(ClaimFacts.StatementMax, "the claim");
            RuleFor(f => f.Claimant).Name(Domain.Claimant.NameMax, "the name");
            RuleFor(f => f.Claimant).Empty().When(f => f.IsUnattributed).WithMessage("Either name the claimant or say that nobody in particular said it.");
            RuleFor(f => f.ClaimantUrl).WebAddress().AtMost(ClaimFacts.UrlMax, "the link");
            RuleFor(f => f.ClaimantKind).IsInEnum().WithMessage("Choose a person or an organisation.");
            RuleFor(f => f.Topic).Name(Domain.Topic.NameMax, "the topic");
            RuleFor(f => f.Language).LanguageTag();
        }
    }
}
