using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>How a rating looks: its family's class and its symbol. The word is always beside them.</summary>
public static class RatingLooks
{
    /// <summary>The class that carries the family's hue.</summary>
    public static string Class(RatingFamily family) => $"v--{family.ToString().ToLowerInvariant()}";

    /// <summary>The symbol that carries the family's shape and the rating's strength.</summary>
    public static string Symbol(RatingFamily family, RatingMark mark) => (family, mark) switch
    {
        (RatingFamily.Supported, RatingMark.Outline) => "v-mtrue",
        (RatingFamily.Supported, _) => "v-true",
        (RatingFamily.Mixed, _) => "v-mixed",
        (RatingFamily.Distorted, RatingMark.Outline) => "v-context",
        (RatingFamily.Distorted, RatingMark.Cut) => "v-altered",
        (RatingFamily.Distorted, _) => "v-mislead",
        (RatingFamily.Refuted, RatingMark.Outline) => "v-mfalse",
        (RatingFamily.Refuted, _) => "v-false",
        (RatingFamily.Open, RatingMark.Clock) => "v-outdated",
        (RatingFamily.Open, RatingMark.Asterisk) => "v-satire",
        _ => "v-unproven",
    };
}

/// <summary><c>&lt;badge rating="…" /&gt;</c> or <c>&lt;badge of="…" /&gt;</c>: a rating as word, shape and hue.</summary>
public sealed class BadgeTagHelper(Wording wording) : TagHelper
{
    /// <summary>A rating of a scale.</summary>
    public Rating? Rating { get; set; }

    /// <summary>A rating as published.</summary>
    public CheckRating? Of { get; set; }

    /// <summary>Whether it has a soft ground, as on cards.</summary>
    public bool Chip { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (label, family, mark) = Of is { } published ? (published.Label, published.Family, published.Mark) : (Rating!.Label, Rating.Family, Rating.Mark);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"v {RatingLooks.Class(family)}{(Chip ? " v--chip" : "")}");
        output.Content.SetHtmlContent($"<svg aria-hidden=\"true\"><use href=\"/icons/symbols.svg#{RatingLooks.Symbol(family, mark)}\"></use></svg>");
        output.Content.Append(wording.Name(label));
    }
}
