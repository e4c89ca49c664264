using ClaimTrack.Domain;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>The kind of a correction, as forms that start one ask for it.</summary>
static class CorrectionKindField
{
    /// <summary>The kinds to choose from.</summary>
    public static readonly IReadOnlyList<SelectListItem> Choices =
    [
        new("Clarification: the meaning stays, the wording gets plainer", nameof(CorrectionKind.Clarification)),
        new("Update: something has happened since", nameof(CorrectionKind.Update)),
        new("Correction: we had a fact wrong", nameof(CorrectionKind.Correction)),
        new("Rating change: the verdict itself moves", nameof(CorrectionKind.RatingChange)),
    ];

    /// <summary>Nothing, or one of these.</summary>
    public static IRuleBuilderOptions<T, CorrectionKind?> Drafted<T>(this IRuleBuilder<T, CorrectionKind?> rule) =>
        rule.Must(kind => kind is not { } chosen || (Enum.IsDefined(chosen) && chosen.IsDrafted()))
            .WithMessage("Choose one of the four kinds. A retraction has a form of its own.");
}
