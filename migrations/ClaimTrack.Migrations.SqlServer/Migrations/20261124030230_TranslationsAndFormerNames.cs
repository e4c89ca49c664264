using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClaimTrack.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TranslationsAndFormerNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "TranslationOfId",
                table: "Claims",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormerNames",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TopicId = table.Column<int>(type: "int", nullable: true),
                    ClaimantId = table.Column<int>(type: "int", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Slug = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerNames_Claimants_ClaimantId",
                        column: x => x.ClaimantId,
                        principalTable: "Claimants",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FormerNames_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_TeamId_TranslationOfId",
                table: "Claims",
                columns: new[] { "TeamId", "TranslationOfId" });

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_ClaimantId",
                table: "FormerNames",
                column: "ClaimantId");

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_Name",
                table: "FormerNames",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_Slug",
                table: "FormerNames",
                column: "Slug");

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_TopicId",
                table: "FormerNames",
                column: "TopicId");

            migrationBuilder.AddForeignKey(
                name: "FK_Claims_Claims_TeamId_TranslationOfId",
                table: "Claims",
                columns: new[] { "TeamId", "TranslationOfId" },
                principalTable: "Claims",
                principalColumns: new[] { "TeamId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Claims_Claims_TeamId_TranslationOfId",
                table: "Claims");

            migrationBuilder.DropTable(
                name: "FormerNames");

            migrationBuilder.DropIndex(
                name: "IX_Claims_TeamId_TranslationOfId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "TranslationOfId",
                table: "Claims");
        }
    }
}
