using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class LeaseTable : IEntityTypeConfiguration<EditLease>
{
    public void Configure(EntityTypeBuilder<EditLease> lease)
    {
        lease.ToTable("EditLeases");
        lease.HasKey(l => new { l.ClaimId, l.Part });
        lease.Property(l => l.Part).HasMaxLength(EditLease.PartMax);
        lease.Property(l => l.Version).IsConcurrencyToken();
        lease.HasOne<Claim>().WithMany().HasForeignKey(l => new { l.TeamId, l.ClaimId }).HasPrincipalKey(c => new { c.TeamId, c.Id });
        lease.HasOne(l => l.Holder).WithMany().HasForeignKey(l => l.HolderId);
        lease.HasOne(l => l.AskedBy).WithMany().HasForeignKey(l => l.AskedById);
    }
}

sealed class LookTable : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> look)
    {
        look.ToTable("Looks");
        look.HasKey(l => new { l.ClaimId, l.MemberId });
        look.HasOne<Claim>().WithMany().HasForeignKey(l => l.ClaimId);
        look.HasOne<Member>().WithMany().HasForeignKey(l => l.MemberId);
    }
}

sealed class ViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Property(v => v.Name).HasMaxLength(SavedView.NameMax);
        view.Property(v => v.Page).HasMaxLength(20);
        view.Property(v => v.Query).HasMaxLength(SavedView.QueryMax);
        view.HasOne<Team>().WithMany().HasForeignKey(v => v.TeamId);
        view.HasOne(v => v.Owner).WithMany().HasForeignKey(v => v.OwnerId);
    }
}

sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.Property(j => j.Id).ValueGeneratedNever();
        job.Property(j => j.Kind).HasMaxLength(Job.KindMax);
        job.Property(j => j.Title).HasMaxLength(Job.TitleMax);
        job.Property(j => j.Failures).AsJson();
        job.Property(j => j.Version).IsConcurrencyToken();
        job.HasOne<Team>().WithMany().HasForeignKey(j => j.TeamId);
        job.HasOne(j => j.By).WithMany().HasForeignKey(j => j.ById);
        job.HasIndex(j => new { j.State, j.At });
    }
}
