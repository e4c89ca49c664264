using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class ThreadTable : IEntityTypeConfiguration<DiscussionThread>
{
    public void Configure(EntityTypeBuilder<DiscussionThread> thread)
    {
        thread.Property(t => t.Version).IsConcurrencyToken();
        thread.Property(t => t.Place).AsJson();
        thread.HasOne<Claim>().WithMany().HasForeignKey(t => new { t.TeamId, t.ClaimId }).HasPrincipalKey(c => new { c.TeamId, c.Id });
        thread.HasOne(t => t.StartedBy).WithMany().HasForeignKey(t => t.StartedById);
        thread.HasOne(t => t.ResolvedBy).WithMany().HasForeignKey(t => t.ResolvedById);
        thread.HasMany(t => t.Comments).WithOne().HasForeignKey(c => c.ThreadId);
        thread.HasMany(t => t.Events).WithOne().HasForeignKey(e => e.ThreadId);
        thread.HasIndex(t => t.ClaimId);
    }
}

sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments");
        comment.Property(c => c.Mentioned).AsJson();
        comment.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorId);
    }
}
