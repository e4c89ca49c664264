using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Evidence;

/// <summary>Notes whether the claimant was heard and what they said, and why a primary source is missing.</summary>
[Requires(Permission.KeepEvidence)]
public sealed class NoteReply(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/reply")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.KeepEvidence, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(Form.From(claim, (await db.LatestChange(By, id, EventKind.ClaimEdited, Gone))?.Version ?? 1));
    }

    [HttpPost("claims/{id:int}/reply")]
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
        claim.NoteReply(new() { AskedOn = form.AskedOn, WhyNotAsked = form.WhyNotAsked, Reply = form.Reply, WhyNoPrimarySource = form.WhyNoPrimarySource }, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#evidence");
    }

    async Task<bool> Overtaken(Claim claim, Form form)
    {
        var now = Form.From(claim, form.Version);
        foreach (var (field, choice) in form.Choices)
            if (choice == "theirs" && Form.Fields.FirstOrDefault(f => f.Name == field) is { Name: not null } taken) Take(taken, now, form);
        var before = await db.FieldsChangedSince(By, claim.Id, form.Version, EventKind.ClaimEdited, Gone);
        List<OvertakenField> open = [];
        foreach (var field in Form.Fields.Where(f => before.ContainsKey(f.Name)))
        {
            string? theirs = field.Read(now), mine = field.Read(form);
            if (ThreeWay.Join(before[field.Name], theirs, mine) is not (true, var joined)) open.Add(new(field.Name, field.Label, before[field.Name], theirs, mine));
            else if (!ThreeWay.Same(joined, mine)) Take(field, now, form);
        }
        if (open.Count == 0) return false;
        var latest = await db.LatestChange(By, claim.Id, EventKind.ClaimEdited, Gone);
        form.Overtaken = new($"{latest!.Value.Who} changed this while you were writing", latest.Value.Who, latest.Value.At, open);
        form.Version = latest.Value.Version;
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
            new(nameof(AskedOn), "Asked on", f => ThreeWay.Written(f.AskedOn), (a, b) => b.AskedOn = a.AskedOn),
            new(nameof(WhyNotAsked), "Why they were not asked", f => f.WhyNotAsked, (a, b) => b.WhyNotAsked = a.WhyNotAsked),
            new(nameof(Reply), "Their reply", f => f.Reply, (a, b) => b.Reply = a.Reply),
            new(nameof(WhyNoPrimarySource), "Why there is no primary source", f => f.WhyNoPrimarySource, (a, b) => b.WhyNoPrimarySource = a.WhyNoPrimarySource),
        ];

        public int Version { get; set; }
        public DateOnly? AskedOn { get; set; }
        public string? WhyNotAsked { get; set; }
        public string? Reply { get; set; }
        public string? WhyNoPrimarySource { get; set; }
        public Dictionary<string, string> Choices { get; set; } = [];
        internal Claim Of { get; set; } = null!;
        internal Overtaken? Overtaken { get; set; }

        internal static Form From(Claim claim, int version) => new()
        {
            Of = claim,
            Version = version,
            AskedOn = claim.Reply.AskedOn,
            WhyNotAsked = claim.Reply.WhyNotAsked,
            Reply = claim.Reply.Reply,
            WhyNoPrimarySource = claim.Reply.WhyNoPrimarySource,
        };
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.AskedOn).Must(day => day is null || day <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1)).WithMessage("Choose a day that is not in the future.");
            RuleFor(f => f.WhyNotAsked).AtMost(RightOfReply.ReasonMax, "the reason");
            RuleFor(f => f.WhyNotAsked).Empty().When(f => f.AskedOn is not null).WithMessage("They were asked: leave this empty, or take the day out.");
            RuleFor(f => f.Reply).AtMost(RightOfReply.ReplyMax, "the reply");
            RuleFor(f => f.WhyNoPrimarySource).AtMost(RightOfReply.ReasonMax, "the reason");
        }
    }
}
