namespace ClaimTrack.Domain;

/// <summary>A filter, an order and a layout under a name. The address holds all of it, so that a view is a link with a name.</summary>
public sealed class SavedView
{
    /// <summary>Longest name.</summary>
    public const int NameMax = 80;

    /// <summary>Longest query of an address, in UTF-16 units.</summary>
    public const int QueryMax = 2000;

    /// <summary>The most views that one member can keep.</summary>
    public const int MostOfOne = 50;

    SavedView() { Name = Page = Query = ""; Owner = null!; }

    /// <summary>Keeps a view.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="page">The page: <c>board</c> or <c>claims</c>.</param>
    /// <param name="query">The query of its address, without the question mark.</param>
    /// <param name="isShared">Whether the whole team sees it.</param>
    /// <param name="by">Who keeps it.</param>
    /// <exception cref="RefusedException">The name is blank or too long, or the member may not share it.</exception>
    public SavedView(string? name, string page, string query, bool isShared, Member by)
    {
        TeamId = by.TeamId;
        Owner = by;
        OwnerId = by.Id;
        (Name, Page, Query) = ("", page, query);
        Change(name, isShared, isPinned: false, by);
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The identity of whoever keeps it.</summary>
    public int OwnerId { get; private set; }

    /// <summary>Who keeps it.</summary>
    public Member Owner { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; }

    /// <summary>The page that it is a view of.</summary>
    public string Page { get; private set; }

    /// <summary>The query of its address.</summary>
    public string Query { get; private set; }

    /// <summary>Whether the whole team sees it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Whether it stands in the sidebar of whoever sees it.</summary>
    public bool IsPinned { get; private set; }

    /// <summary>Whether <paramref name="member"/> sees it.</summary>
    public bool IsShownTo(Member member) => TeamId == member.TeamId && (IsShared || OwnerId == member.Id);

    /// <summary>Whether <paramref name="member"/> may change or remove it: its owner, and for shared ones every Editor.</summary>
    public bool IsKeptBy(Member member) => IsKept(TeamId, OwnerId, IsShared, member);

    /// <summary>The same for a list, which does not load whole views.</summary>
    public static bool IsKept(int teamId, int ownerId, bool isShared, Member by) => ownerId == by.Id || (isShared && teamId == by.TeamId && by.May(Permission.KeepViews));

    /// <summary>Renames it, shares it, pins it.</summary>
    /// <exception cref="RefusedException">It is somebody else's, the name is blank or too long, or the member may not share.</exception>
    public void Change(string? name, bool isShared, bool isPinned, Member by)
    {
        if (!IsKeptBy(by)) throw new RefusedException(Rule.NotItsAuthor, $"Only {Owner.Name} or an Editor can change this view.");
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameMax) throw new RefusedException(Rule.NameUnfit, $"Give the view a name of at most {NameMax} characters.");
        if ((isShared || IsShared) && !by.May(Permission.KeepClaims))
            throw new RefusedException(Rule.RoleTooLow, $"Sharing a view needs the role {Permissions.LeastRole(Permission.KeepClaims).Say()}; you are {by.Role.Say()}.");
        Name = name;
        IsShared = isShared;
        IsPinned = isPinned;
    }
}
