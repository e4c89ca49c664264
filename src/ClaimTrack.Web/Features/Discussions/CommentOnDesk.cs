using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>A comment as one member sees it.</summary>
/// <param name="Of">The comment.</param>
/// <param name="Thread">Its thread.</param>
/// <param name="Home">The address of the claim's desk.</param>
/// <param name="By">Who looks.</param>
/// <param name="Team">The people who can be mentioned.</param>
/// <param name="IsAlone">Whether it is shown for reading only, beside a form.</param>
public sealed record CommentOnDesk(Comment Of, DiscussionThread Thread, string Home, Member By, IReadOnlyCollection<Member> Team, bool IsAlone = false)
{
    /// <summary>Whether it is this member's own and stands.</summary>
    public bool IsOwn => Of.AuthorId == By.Id && Of.RemovedAt is null;

    /// <summary>Whether this member may change it here.</summary>
    public bool MayChange => IsOwn && !IsAlone && By.May(Permission.Discuss);

    /// <summary>Where it is changed.</summary>
    public string Address => $"{Home}/threads/{Thread.Id}/comments/{Of.Id}";

    /// <summary>The people it mentions.</summary>
    public IReadOnlyCollection<Member> Mentioned => [.. Team.Where(m => Of.Mentioned.Contains(m.Id))];

    /// <summary>Whom its author hoped to reach in vain; told to nobody else.</summary>
    public IReadOnlyList<string> Nobody => IsOwn ? Mentions.Nobody(Of.Text, Team) : [];
}
