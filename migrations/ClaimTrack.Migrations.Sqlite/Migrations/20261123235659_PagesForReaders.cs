using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClaimTrack.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PagesForReaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Topics",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Slug",
                table: "Topics",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Slug",
                table: "Claimants",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ClaimantSlug",
                table: "Checks",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Order",
                table: "Checks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TopicSlug",
                table: "Checks",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TeamPages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TeamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamPages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamPages_Members_ById",
                        column: x => x.ById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TeamPages_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Slug",
                table: "Topics",
                column: "Slug");

            migrationBuilder.CreateIndex(
                name: "IX_Claimants_Slug",
                table: "Claimants",
                column: "Slug");

            migrationBuilder.CreateIndex(
                name: "IX_Checks_ClaimantSlug",
                table: "Checks",
                column: "ClaimantSlug");

            migrationBuilder.CreateIndex(
                name: "IX_Checks_TopicSlug",
                table: "Checks",
                column: "TopicSlug");

            migrationBuilder.CreateIndex(
                name: "IX_TeamPages_ById",
                table: "TeamPages",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_TeamPages_TeamId_Kind_Number",
                table: "TeamPages",
                columns: new[] { "TeamId", "Kind", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TeamPages");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Slug",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Claimants_Slug",
                table: "Claimants");

            migrationBuilder.DropIndex(
                name: "IX_Checks_ClaimantSlug",
                table: "Checks");

            migrationBuilder.DropIndex(
                name: "IX_Checks_TopicSlug",
                table: "Checks");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Slug",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Slug",
                table: "Claimants");

            migrationBuilder.DropColumn(
                name: "ClaimantSlug",
                table: "Checks");

            migrationBuilder.DropColumn(
                name: "Order",
                table: "Checks");

            migrationBuilder.DropColumn(
                name: "TopicSlug",
                table: "Checks");
        }
    }
}
