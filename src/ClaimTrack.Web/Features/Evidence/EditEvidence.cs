using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Evidence;

/// <summary>Changes a row of the ledger: its source, or what is said about its use.</summary>
[Requires(Permission.KeepEvidence)]
public sealed class EditEvidence(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/evidence/{number:int}/edit")]
    public async Task<IActionResult> Show(int id, int number)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim?.CountingEvidence.FirstOrDefault(e => e.Number == number) is not { } row) return NotFound();
        if (claim.WhyNot(ClaimAction.KeepEvidence, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(Form.From(claim, row));
    }

    [HttpPost("claims/{id:int}/evidence/{number:int}/edit")]
    public async Task<IActionResult> Save(int id, int number, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim?.CountingEvidence.FirstOrDefault(e => e.Number == number) is not { } row) return NotFound();
        form.Of = claim;
        form.Row = row;
        form.SourceId = null;
        if (await Overtaken(claim, row, form))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        if (!ModelState.IsValid) return Invalid(form);
        var now = clock.GetUtcNow();
        var was = row.Source;
        var source = await SourceFor(claim, was, form);
        claim.EditEvidence(row, source, form.Facts, By, now);
        // A source mended on one row is mended on all that rest on it, or the claim would seem to have two.
        if (source != was && source.Url == was.Url)
            foreach (var other in claim.CountingEvidence.Where(e => e.Source == was).ToList()) claim.EditEvidence(other, source, other.Facts, By, now);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#evidence");
    }

    async Task<Source> SourceFor(Claim claim, Source was, Form form)
    {
        var (title, kind, publisher, on, url) = (form.Title!, form.Kind, form.Publisher, form.PublishedOn, form.Address);
        if ((title, kind, publisher, on, url) == (was.Title, was.Kind, was.Publisher, was.PublishedOn, was.Url)) return was;
        return (url == was.Url ? null : await db.SourceAt(By, claim, url, Gone)) ?? new Source(By.TeamId, title, kind, publisher, on, url);
    }

    // Joins what others changed on this row since the form was opened into it. True if a field needs the person's word.
    async Task<bool> Overtaken(Claim claim, Domain.Evidence row, Form form)
    {
        form.Version = claim.Seen(form.Version);
        var now = Form.From(claim, row);
        foreach (var (field, choice) in form.Choices)
            if (choice == "theirs" && EvidenceForm.Fields.FirstOrDefault(f => f.Name == field) is { Name: not null } taken) Take(taken, now, form);
        if (row.ClaimVersion <= form.Version) return false;
        // Events do not name their row. A field that was changed on another row is asked about once too often at worst.
        var before = await db.FieldsChangedSince(By, claim.Id, form.Version, EventKind.EvidenceEdited, Gone);
        if (before.ContainsKey("Source"))
            foreach (var field in new[] { nameof(Form.Title), nameof(Form.Url), nameof(Form.Kind), nameof(Form.Publisher), nameof(Form.PublishedOn) }) before.TryAdd(field, null);
        List<OvertakenField> open = [];
        foreach (var field in EvidenceForm.Fields)
        {
            string? theirs = field.Read(now), mine = field.Read(form);
            if (ThreeWay.Same(theirs, mine) || (form.Version > 0 && !before.ContainsKey(field.Name))) continue;
            var start = before.GetValueOrDefault(field.Name);
            if (form.Version > 0 && start is not null && ThreeWay.Same(start, mine)) Take(field, now, form);
            else open.Add(new(field.Name, field.Label, start, theirs, mine));
        }
        if (open.Count == 0) return false;
        var latest = await db.LatestChange(By, claim.Id, EventKind.EvidenceEdited, Gone);
        form.Overtaken = new($"{latest?.Who ?? "Somebody"} changed this source while you were writing", latest?.Who ?? "", latest?.At ?? row.AddedAt, open);
        form.Version = row.ClaimVersion;
        ModelState.Remove(nameof(form.Version));
        return true;
    }

    void Take(EvidenceForm.Field field, EvidenceForm from, EvidenceForm into)
    {
        field.Copy(from, into);
        ModelState.Remove(field.Name);
    }

    public sealed class Form : EvidenceForm
    {
        internal static Form From(Claim claim, Domain.Evidence row) => new()
        {
            Of = claim,
            Row = row,
            Version = row.ClaimVersion,
            Stance = row.Facts.Stance,
            Title = row.Source.Title,
            Url = row.Source.Url,
            Kind = row.Source.Kind,
            Publisher = row.Source.Publisher,
            PublishedOn = row.Source.PublishedOn,
            AccessedOn = row.Facts.AccessedOn,
            IsPrimary = row.Facts.IsPrimary,
            Quote = row.Facts.Quote,
            Locator = row.Facts.Locator,
            Note = row.Facts.Note,
            ArchivedUrl = row.Facts.ArchivedUrl,
        };
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(TimeProvider clock) => EvidenceForm.Check(this, clock);
    }
}
