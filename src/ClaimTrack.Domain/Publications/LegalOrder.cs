namespace ClaimTrack.Domain;

/// <summary>An order of somebody with the power to give it, by which a check is not shown to readers
/// (https://www.rfc-editor.org/rfc/rfc7725).</summary>
public sealed record LegalOrder
{
    /// <summary>Longest name of an authority.</summary>
    public const int OrderedByMax = 200;

    /// <summary>Longest reason.</summary>
    public const int ReasonMax = 1000;

    /// <summary>Longest address.</summary>
    public const int UrlMax = ArticleFacts.UrlMax;

    /// <summary>Who ordered it.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>What readers are told.</summary>
    public required string Reason { get; init; }

    /// <summary>The address of whoever ordered it, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>From when on the check was not shown.</summary>
    public DateTimeOffset Since { get; init; }
}
