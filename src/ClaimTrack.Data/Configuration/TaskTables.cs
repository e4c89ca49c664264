using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class ChecklistTable : IEntityTypeConfiguration<ChecklistItem>
{
    public void Configure(EntityTypeBuilder<ChecklistItem> item)
    {
        item.ToTable("Checklist");
        item.ComplexProperty(i => i.Facts, TaskTable.Keep);
    }
}

sealed class TaskTable : IEntityTypeConfiguration<ClaimTask>
{
    public void Configure(EntityTypeBuilder<ClaimTask> task)
    {
        task.ToTable("Tasks");
        task.ComplexProperty(t => t.Facts, Keep);
        task.HasOne(t => t.Item).WithMany().HasForeignKey(t => t.ItemId);
        task.HasOne(t => t.AddedBy).WithMany().HasForeignKey(t => t.AddedById);
        task.HasOne(t => t.Assignee).WithMany().HasForeignKey(t => t.AssigneeId);
        task.HasOne(t => t.DoneBy).WithMany().HasForeignKey(t => t.DoneById);
        task.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.FileId);
        task.Property(t => t.Answer).HasMaxLength(ClaimTask.AnswerMax);
        task.HasIndex(t => new { t.ClaimId, t.Position }).IsUnique();
    }

    public static void Keep(ComplexPropertyBuilder<TaskFacts> facts)
    {
        facts.Property(f => f.Label).HasMaxLength(TaskFacts.LabelMax);
        facts.PrimitiveCollection(f => f.Choices);
    }
}

sealed class FileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Name).HasMaxLength(StoredFile.NameMax);
        file.Property(f => f.MediaType).HasMaxLength(StoredFile.MediaTypeMax);
        file.Property(f => f.Bytes).HasConversion(b => b.ToArray(), b => b);
        file.HasOne<Team>().WithMany().HasForeignKey(f => f.TeamId);
        file.HasOne<Member>().WithMany().HasForeignKey(f => f.ById);
    }
}
