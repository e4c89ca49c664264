namespace ClaimTrack.Domain;

/// <summary>A newsroom: its members, policy, rating scale, articles, claims and checks. Teams are isolated from one another.</summary>
public sealed partial class Team : IVersioned
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int NameMax = 80;

    /// <summary>Longest slug, in UTF-16 units.</summary>
    public const int SlugMax = 40;

    readonly List<Member> _members = [];
    readonly List<Invitation> _invitations = [];
    readonly List<RatingScale> _scales = [];
    readonly List<HistoryEvent> _events = [];

    Team() { Name = Slug = Language = ""; }

    /// <summary>Founds a team: its founder is its first Admin, its policy and rating scale are the defaults.</summary>
    /// <param name="name">The newsroom's name as readers know it.</param>
    /// <param name="slug">Its part of the address, as <see cref="Domain.Slug.From"/> makes it; unique on the installation.</param>
    /// <param name="language">BCP 47 tag of the language that it publishes in.</param>
    /// <param name="founderAccountId">The account that founds it.</param>
    /// <param name="founderName">The founder's byline name.</param>
    /// <param name="now">The instant.</param>
    public Team(string name, string slug, string language, string founderAccountId, string founderName, DateTimeOffset now)
    {
        Name = name;
        Slug = slug;
        Language = language;
        CreatedAt = now;
        _scales.Add(RatingScale.Default());
        var founder = new Member(this, founderAccountId, founderName, Role.Admin, now);
        _members.Add(founder);
        Record(EventKind.TeamCreated, founder, now, name);
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The newsroom's name.</summary>
    public string Name { get; private set; }

    /// <summary>Its part of the address.</summary>
    public string Slug { get; private set; }

    /// <summary>BCP 47 tag of its language.</summary>
    public string Language { get; private set; }

    /// <summary>When it was founded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>How it works.</summary>
    public TeamPolicy Policy { get; private set; } = new();

    /// <summary>Everybody who is or was a member.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>Every invitation made.</summary>
    public IReadOnlyList<Invitation> Invitations => _invitations;

    /// <summary>Every version of its rating scale, oldest first.</summary>
    public IReadOnlyList<RatingScale> Scales => _scales;

    /// <inheritdoc/>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>The scale that new verdicts use.</summary>
    public RatingScale Scale => _scales.MaxBy(s => s.Version)!;

    /// <summary>Invites one person by a link.</summary>
    /// <param name="by">An Admin.</param>
    /// <param name="role">The role to give.</param>
    /// <param name="tokenHash">SHA-256 of the link's token, in hexadecimal.</param>
    /// <param name="forWhom">A note on whom it is for, or null.</param>
    /// <param name="now">The instant.</param>
    /// <param name="expires">When the link ends; at most <see cref="Invitation.DaysMax"/> days ahead.</param>
    /// <exception cref="RefusedException">The member may not, or the time lies in the past.</exception>
    public Invitation Invite(Member by, Role role, string tokenHash, string? forWhom, DateTimeOffset now, DateTimeOffset expires)
    {
        Demand(by, Permission.ManageMembers);
        if (expires <= now || expires > now.AddDays(Invitation.DaysMax))
            throw new RefusedException(Rule.TimeInThePast, $"Choose an expiry between now and {Invitation.DaysMax} days ahead.");
        var invitation = new Invitation(this, by, role, tokenHash, forWhom, now, expires);
        _invitations.Add(invitation);
        Record(EventKind.MemberInvited, by, now, $"{role}");
        return invitation;
    }

    /// <summary>Withdraws an invitation that nobody has used.</summary>
    /// <exception cref="RefusedException">The member may not, or the invitation is over.</exception>
    public void Revoke(Invitation invitation, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.ManageMembers);
        if (!invitation.IsOpen(now)) throw new RefusedException(Rule.InvitationOver, "This invitation is over already.");
        invitation.RevokedAt = now;
        Record(EventKind.InvitationRevoked, by, now, invitation.ForWhom);
    }

    /// <summary>An account joins by its invitation. Someone who was in the team before comes back as the same member.</summary>
    /// <exception cref="RefusedException">The invitation is over, or the account is in the team already.</exception>
    public Member Join(Invitation invitation, string accountId, string name, DateTimeOffset now)
    {
        if (!_invitations.Contains(invitation) || !invitation.IsOpen(now))
            throw new RefusedException(Rule.InvitationOver, "This invitation has expired or was used. Ask an Admin of the team for a new one.");
        var member = Admit(accountId, name, invitation.Role, now);
        invitation.UsedAt = now;
        return member;
    }

    /// <summary>Takes an account in with a role, as an invitation does and as seeding from the command line does.</summary>
    public Member Admit(string accountId, string name, Role role, DateTimeOffset now)
    {
        var member = _members.FirstOrDefault(m => m.AccountId == accountId);
        if (member is { IsActive: true }) throw new RefusedException(Rule.AlreadyMember, $"You are a member of {Name} already.");
        if (member is null) _members.Add(member = new Member(this, accountId, name, role, now));
        else member.Return(name, role, now);
        Record(EventKind.MemberJoined, member, now, $"{role}");
        return member;
    }

    /// <summary>Gives a member another role. Who may no longer invite has no open invitations.</summary>
    /// <exception cref="RefusedException">The member may not, or the team would be left without an Admin.</exception>
    public void ChangeRole(Member whose, Role role, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.ManageMembers);
        DemandOwn(whose);
        if (whose.Role == role) return;
        if (role != Role.Admin) KeepAnAdminWithout(whose);
        Record(EventKind.RoleChanged, by, now, whose.Name, new FieldChange("Role", $"{whose.Role}", $"{role}"));
        whose.Role = role;
        if (!role.Has(Permission.ManageMembers)) RevokeAllOf(whose, by, now);
    }

    /// <summary>Removes a member, with the invitations that they made and nobody has used. What they did stays in the history
    /// under their name.</summary>
    /// <exception cref="RefusedException">The member may not, or the team would be left without an Admin.</exception>
    public void Remove(Member whom, Member by, DateTimeOffset now)
    {
        if (whom.AccountId != by.AccountId) Demand(by, Permission.ManageMembers);
        DemandOwn(whom);
        if (!whom.IsActive) return;
        KeepAnAdminWithout(whom);
        whom.RemovedAt = now;
        if (whom.AccountId == by.AccountId) Record(EventKind.MemberLeft, by, now);
        else Record(EventKind.MemberRemoved, by, now, whom.Name);
        RevokeAllOf(whom, by, now);
    }

    /// <summary>Sets the policy.</summary>
    /// <exception cref="RefusedException">The member may not.</exception>
    public void SetPolicy(TeamPolicy policy, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.SetPolicy);
        var changes = FieldChange.Between(Policy, policy);
        if (changes.Count == 0) return;
        Policy = policy;
        Record(EventKind.PolicyChanged, by, now, null, [.. changes]);
    }

    // A link kept back would be a way in again, with any role.
    void RevokeAllOf(Member inviter, Member by, DateTimeOffset now)
    {
        foreach (var invitation in _invitations.Where(i => i.InvitedBy == inviter && i.IsOpen(now)))
        {
            invitation.RevokedAt = now;
            Record(EventKind.InvitationRevoked, by, now, invitation.ForWhom);
        }
    }

    /// <summary>Refuses unless <paramref name="by"/> is an active member of this team with the permission.</summary>
    void Demand(Member by, Permission permission)
    {
        DemandOwn(by);
        if (!by.May(permission))
            throw new RefusedException(Rule.RoleTooLow, $"This needs the role {Permissions.LeastRole(permission).Say()}; you are {by.Role.Say()}.");
    }

    void DemandOwn(Member member)
    {
        if (member.TeamId != Id) throw new RefusedException(Rule.NotOfThisTeam, $"{member.Name} is not a member of {Name}.");
    }

    void KeepAnAdminWithout(Member one)
    {
        if (one.Role == Role.Admin && !_members.Any(m => m != one && m.IsActive && m.Role == Role.Admin))
            throw new RefusedException(Rule.LastAdmin, "A team keeps at least one Admin. Make somebody else Admin first.");
    }

    void Record(EventKind kind, Member by, DateTimeOffset now, string? note = null, params FieldChange[] changes) =>
        _events.Add(new HistoryEvent(Id, kind, by, now, note, changes));
}
