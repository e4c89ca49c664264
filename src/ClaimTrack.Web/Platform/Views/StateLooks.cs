using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>How a workflow status looks and what it is called.</summary>
public static class StateLooks
{
    /// <summary>The status's part of class and symbol names.</summary>
    public static string Key(ClaimStatus status) => status == ClaimStatus.InReview ? "review" : status.ToString().ToLowerInvariant();

    /// <summary>The symbol: a square that fills up on the way to publication.</summary>
    public static string Symbol(ClaimStatus status) => "s-" + Key(status);

    /// <summary>The status as a heading.</summary>
    public static string Label(ClaimStatus status) => status == ClaimStatus.InReview ? "In review" : status.ToString();
}
