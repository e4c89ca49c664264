using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Tongues;
using FluentValidation;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>Rules of readers' forms, with their sentences in the reader's language.</summary>
static class TipRules
{
    /// <summary>At most so many UTF-16 units.</summary>
    public static IRuleBuilderOptions<T, string?> Fits<T>(this IRuleBuilder<T, string?> rule, int max, Wording wording) =>
        rule.Must(text => text is null || text.Length <= max)
            .WithMessage((_, text) => $"{wording["Shorten this by {n, plural, one {# character} other {# characters}}; at most {max} fit.", ("n", text!.Length - max), ("max", max)]}");

    /// <summary>Nothing, or an address that a browser can open.</summary>
    public static IRuleBuilderOptions<T, string?> LinkOrNone<T>(this IRuleBuilder<T, string?> rule, Wording wording) =>
        rule.Must(url => url is null || Rules.IsWebAddress(url)).WithMessage(_ => $"{wording["Write the whole address, with https:// in front."]}").Fits(TipFacts.UrlMax, wording);

    /// <summary>Nothing, or an e-mail address.</summary>
    public static IRuleBuilderOptions<T, string?> AddressOrNone<T>(this IRuleBuilder<T, string?> rule, Wording wording) =>
        rule.Must(address => address is null || Rules.IsMailAddress(address)).WithMessage(_ => $"{wording["Write an e-mail address, or leave this empty."]}");

    /// <summary>Nothing at all: people do not see the field. Whose browser has filled it in by itself is told, and loses nothing.</summary>
    public static void NoProgram<T>(this IRuleBuilder<T, string?> rule, Wording wording) =>
        rule.Must(text => text is null).WithMessage(_ => $"{wording["Leave this empty: it is there to tell programs from people."]}");
}
