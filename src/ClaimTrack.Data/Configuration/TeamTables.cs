using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.Id).HasMaxLength(Account.IdMax);
        account.Property(a => a.DisplayName).HasMaxLength(Account.NameMax);
        account.Property(a => a.Shortcuts).HasMaxLength(Account.ShortcutsMax);
    }
}

sealed class SubmissionTable : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.HasKey(s => new { s.AccountId, s.Key });
        submission.Property(s => s.AccountId).HasMaxLength(Account.IdMax);
        submission.Property(s => s.Path).HasMaxLength(Submission.PathMax);
        submission.HasIndex(s => s.At);
    }
}

sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.Property(t => t.Version).IsConcurrencyToken();
        team.Property(t => t.Name).HasMaxLength(Team.NameMax);
        team.Property(t => t.Slug).HasMaxLength(Team.SlugMax);
        team.HasIndex(t => t.Slug).IsUnique();
        team.Property(t => t.Language).HasMaxLength(ArticleFacts.LanguageMax);
        team.ComplexProperty(t => t.Policy);
        team.HasMany(t => t.Members).WithOne(m => m.Team).HasForeignKey(m => m.TeamId);
        team.HasMany(t => t.Invitations).WithOne(i => i.Team).HasForeignKey(i => i.TeamId);
        team.HasMany(t => t.Scales).WithOne().HasForeignKey(s => s.TeamId);
        team.Ignore(t => t.Scale);
        team.HasMany(t => t.Checklist).WithOne().HasForeignKey(i => i.TeamId);
        team.HasMany(t => t.Pages).WithOne().HasForeignKey(p => p.TeamId);
        team.HasMany(t => t.Events).WithOne().HasForeignKey(e => e.TeamId);
    }
}

sealed class TeamPageTable : IEntityTypeConfiguration<TeamPage>
{
    public void Configure(EntityTypeBuilder<TeamPage> page)
    {
        page.HasIndex(p => new { p.TeamId, p.Kind, p.Number }).IsUnique();
        page.HasOne(p => p.By).WithMany().HasForeignKey(p => p.ById);
    }
}

sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.Property(m => m.Name).HasMaxLength(Member.NameMax);
        member.Property(m => m.AccountId).HasMaxLength(Account.IdMax);
        member.HasIndex(m => new { m.TeamId, m.AccountId }).IsUnique();
        member.HasIndex(m => m.AccountId);
        member.Property(m => m.Choices).AsJson();
        member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
    }
}

sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(i => i.TokenHash).HasMaxLength(64);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.Property(i => i.ForWhom).HasMaxLength(Invitation.ForWhomMax);
        invitation.HasOne(i => i.InvitedBy).WithMany();
    }
}

sealed class RatingScaleTable : IEntityTypeConfiguration<RatingScale>
{
    public void Configure(EntityTypeBuilder<RatingScale> scale)
    {
        scale.HasIndex(s => new { s.TeamId, s.Version }).IsUnique();
        scale.HasMany(s => s.Ratings).WithOne().HasForeignKey("ScaleId").IsRequired();
    }
}

sealed class RatingTable : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> rating)
    {
        rating.Property(r => r.Key).HasMaxLength(Rating.KeyMax);
        rating.Property(r => r.Label).HasMaxLength(Rating.LabelMax);
        rating.Property(r => r.Definition).HasMaxLength(Rating.DefinitionMax);
        rating.HasIndex("ScaleId", nameof(Rating.Key)).IsUnique();
    }
}

sealed class HistoryTable : IEntityTypeConfiguration<HistoryEvent>
{
    public void Configure(EntityTypeBuilder<HistoryEvent> e)
    {
        e.ToTable("History");
        e.Property(x => x.Note).HasMaxLength(HistoryEvent.NoteMax);
        e.Property(x => x.Changes).AsJson();
        e.Property(x => x.Mentioned).AsJson();
        e.Property(x => x.RequestId).HasMaxLength(64);
        e.HasOne(x => x.Comment).WithMany().HasForeignKey(x => x.CommentId);
        e.HasOne(x => x.By).WithMany().HasForeignKey(x => x.ById);
        e.HasIndex(x => new { x.TeamId, x.Id });
        e.HasIndex(x => new { x.ClaimId, x.Id });
    }
}
