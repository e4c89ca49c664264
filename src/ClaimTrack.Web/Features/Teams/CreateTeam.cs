using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Founds a team. Whoever founds it is its first Admin.</summary>
[SignedIn, Once]
public sealed class CreateTeam(AppDbContext db, TimeProvider clock) : Slice
{
    [HttpGet("account/teams/new")]
    public IActionResult Show() => Page(new Form());

    [HttpPost("account/teams/new")]
    public async Task<IActionResult> Save(Form form)
    {
        if (ModelState.IsValid && form.Slug is { } wanted && await db.Teams.AnyAsync(t => t.Slug == wanted, Gone))
            Complain(nameof(Form.Slug), "Another team has this address. Choose a different one.");
        if (!ModelState.IsValid) return Invalid(form);
        var id = User.AccountId()!;
        var founder = await db.Users.FirstOrDefaultAsync(a => a.Id == id, Gone);
        if (founder is null) return NotFound();
        var slug = form.Slug ?? await FreeSlug(TeamSlug.From(form.Name!));
        db.Teams.Add(new Team(form.Name!, slug, form.Language!, founder.Id, founder.DisplayName, clock.GetUtcNow()));
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{slug}/members");
    }

    // Whoever takes the same one in the same instant loses the race in the unique index and is run again.
    async Task<string> FreeSlug(string wish)
    {
        var taken = await db.Teams.Where(t => t.Slug.StartsWith(wish)).Select(t => t.Slug).ToListAsync(Gone);
        var slug = wish;
        for (var n = 2; taken.Contains(slug); n++) slug = $"{wish}-{n}";
        return slug;
    }

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Slug { get; set; }
        public string? Language { get; set; } = "en";

        internal static IEnumerable<SelectListItem> Languages { get; } =
        [
            .. from tag in new[] { "en", "ar", "bn", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "lt", "lv",
                   "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "tr", "uk", "ur", "vi", "zh" }
               select new SelectListItem(CultureInfo.GetCultureInfo(tag).NativeName, tag),
        ];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Give the team the name that readers know it by.");
            RuleFor(f => f.Name).AtMost(Team.NameMax, "the name");
            RuleFor(f => f.Slug).Must(s => s is null || TeamSlug.IsOne(s)).WithMessage($"Use small letters a to z, digits and hyphens, at most {Team.SlugMax}.");
            RuleFor(f => f.Language).NotEmpty().WithMessage("Choose a language.");
            RuleFor(f => f.Language).LanguageTag();
        }
    }
}
