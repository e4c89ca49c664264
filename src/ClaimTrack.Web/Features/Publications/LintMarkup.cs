using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Outgoing;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Says what is wrong with the ClaimReview markup of any page, or of what is pasted.</summary>
[Requires(Permission.ReadTeam), EnableRateLimiting(Limit.Intake)]
public sealed class LintMarkup(OutgoingClient outgoing) : DeskSlice
{
    [HttpGet("markup")]
    public IActionResult Show() => Page(new Form());

    // Nothing is kept, so the answer is the page itself.
    [HttpPost("markup")]
    public async Task<IActionResult> Look(Form form)
    {
        if (!ModelState.IsValid) return Invalid(form);
        if (form.Address is not { } address)
        {
            form.Report = ClaimReviewLinter.Lint(form.Markup!);
            return Page(form);
        }
        var page = await outgoing.GetPageAsync(address, By.TeamId, Gone);
        if (!page.Succeeded)
        {
            Complain(nameof(Form.Address), page.Failure.Sentence);
            return Invalid(form);
        }
        form.Report = ClaimReviewLinter.Lint(page.Text, page.Address);
        return Page(form);
    }

    public sealed class Form
    {
        public string? Address { get; set; }
        public string? Markup { get; set; }

        internal MarkupReport? Report { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Address).WebAddress();
            RuleFor(f => f.Address).Must((f, address) => address is not null || f.Markup is not null).WithMessage("Write the address of a page, or paste its markup.");
            RuleFor(f => f.Markup).AtMost(ClaimReviewLinter.MarkupMax, "the markup");
        }
    }
}
