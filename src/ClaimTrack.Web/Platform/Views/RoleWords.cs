using ClaimTrack.Domain;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>How the roles are called in words.</summary>
public static class RoleWords
{
    /// <summary>What the role adds to the ones before it.</summary>
    public static string Does(this Role role) => role switch
    {
        Role.Observer => "Reads everything in the team, changes nothing",
        Role.FactChecker => "Adds articles, claims and evidence, drafts verdicts, asks for review",
        Role.Editor => "Votes, publishes, corrects, retracts, decides what is checked",
        _ => "Invites and removes people, sets the policy",
    };

    /// <summary>Every role, for a select.</summary>
    public static IEnumerable<SelectListItem> Choices() => Enum.GetValues<Role>().Select(role => new SelectListItem(role.Say(), $"{role}"));
}
