using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClaimTrack.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReadersTalkBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_History_Members_ById",
                table: "History");

            migrationBuilder.DropForeignKey(
                name: "FK_Letters_Members_MemberId",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Letters_MemberId_Key",
                table: "Letters");

            migrationBuilder.AlterColumn<int>(
                name: "MemberId",
                table: "Letters",
                type: "int",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddColumn<int>(
                name: "FollowId",
                table: "Letters",
                type: "int",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "ById",
                table: "History",
                type: "int",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddColumn<int>(
                name: "TipId",
                table: "History",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Follows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Of = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    AddressKey = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Follows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tips",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    TeamId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    DeclinedFor = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ClaimId = table.Column<int>(type: "int", nullable: true),
                    DecidedById = table.Column<int>(type: "int", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Facts_Language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    Facts_Seen = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Facts_Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Facts_Url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Facts_Why = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tips", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tips_Claims_TeamId_ClaimId",
                        columns: x => new { x.TeamId, x.ClaimId },
                        principalTable: "Claims",
                        principalColumns: new[] { "TeamId", "Id" });
                    table.ForeignKey(
                        name: "FK_Tips_Members_DecidedById",
                        column: x => x.DecidedById,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Tips_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_FollowId_Key",
                table: "Letters",
                columns: new[] { "FollowId", "Key" },
                unique: true,
                filter: "[FollowId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_MemberId_Key",
                table: "Letters",
                columns: new[] { "MemberId", "Key" },
                unique: true,
                filter: "[MemberId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_History_TipId",
                table: "History",
                column: "TipId");

            migrationBuilder.CreateIndex(
                name: "IX_Follows_AddressKey_Kind_Of",
                table: "Follows",
                columns: new[] { "AddressKey", "Kind", "Of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Follows_Kind_Of",
                table: "Follows",
                columns: new[] { "Kind", "Of" });

            migrationBuilder.CreateIndex(
                name: "IX_Tips_DecidedById",
                table: "Tips",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_Tips_TeamId_ClaimId",
                table: "Tips",
                columns: new[] { "TeamId", "ClaimId" });

            migrationBuilder.CreateIndex(
                name: "IX_Tips_TeamId_Status_ReceivedAt",
                table: "Tips",
                columns: new[] { "TeamId", "Status", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Tips_TokenHash",
                table: "Tips",
                column: "TokenHash",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_History_Members_ById",
                table: "History",
                column: "ById",
                principalTable: "Members",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_History_Tips_TipId",
                table: "History",
                column: "TipId",
                principalTable: "Tips",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Letters_Follows_FollowId",
                table: "Letters",
                column: "FollowId",
                principalTable: "Follows",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Letters_Members_MemberId",
                table: "Letters",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_History_Members_ById",
                table: "History");

            migrationBuilder.DropForeignKey(
                name: "FK_History_Tips_TipId",
                table: "History");

            migrationBuilder.DropForeignKey(
                name: "FK_Letters_Follows_FollowId",
                table: "Letters");

            migrationBuilder.DropForeignKey(
                name: "FK_Letters_Members_MemberId",
                table: "Letters");

            migrationBuilder.DropTable(
                name: "Follows");

            migrationBuilder.DropTable(
                name: "Tips");

            migrationBuilder.DropIndex(
                name: "IX_Letters_FollowId_Key",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Letters_MemberId_Key",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_History_TipId",
                table: "History");

            migrationBuilder.DropColumn(
                name: "FollowId",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "TipId",
                table: "History");

            migrationBuilder.AlterColumn<int>(
                name: "MemberId",
                table: "Letters",
                type: "int",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "ById",
                table: "History",
                type: "int",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Letters_MemberId_Key",
                table: "Letters",
                columns: new[] { "MemberId", "Key" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_History_Members_ById",
                table: "History",
                column: "ById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Letters_Members_MemberId",
                table: "Letters",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
