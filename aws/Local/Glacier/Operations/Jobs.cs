using System.Net;
using System.Text.Json;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Aws.Local.Glacier.Store;
using GasOrleans.Aws.Local.Resources;

namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>Jobs: asked for, listed and described.</summary>
internal sealed class Jobs(VaultStore store, ColdControl cold, TimeProvider clock)
{
    private const int IdBytes = 69;
    private const int LongestRequest = 64 * 1024;

    public async Task InitiateAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        using var asked = Parse(await request.Body.ReadAllAsync(LongestRequest, request.Aborted));
        var job = Text(asked, "Type") switch
        {
            "archive-retrieval" => Retrieval(vault, asked),
            "inventory-retrieval" => Job(asked, null, null, TimeSpan.FromSeconds(cold.Settings.InventorySeconds)),
            null => throw VaultException.Missing("Type"),
            var other => throw VaultException.Invalid($"Invalid job type: {other}"),
        };
        vault.Put(job);
        request.Created(HttpStatusCode.Accepted, $"/{ResourceNames.AccountId}/vaults/{vault.Name}/jobs/{job.Id}", ("x-amz-job-id", job.Id));
    }

    public Task DescribeAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        return request.Answer.WriteAsJsonAsync(JobBody.Of(vault, Require(vault, request)), JobBody.Options, request.Aborted);
    }

    public Task ListAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var (completed, status) = (request.Query("completed"), request.Query("statuscode"));
        var wanted = vault.Jobs()
            .Select(job => (job.Id, Body: JobBody.Of(vault, job)))
            .Where(job => (completed is null || completed == ((bool)job.Body["Completed"]! ? "true" : "false")) && (status is null || status == (string)job.Body["StatusCode"]!));
        var (page, marker) = request.Page([.. wanted], job => job.Id);
        return request.Answer.WriteAsJsonAsync(new { JobList = page.Select(job => job.Body), Marker = marker }, JobBody.Options, request.Aborted);
    }

    public static StoredJob Require(Vault vault, VaultRequest request) =>
        vault.FindJob(request.Route("job")) ?? throw VaultException.NotFound($"The job ID was not found: {request.Route("job")}");

    private StoredJob Retrieval(Vault vault, JsonDocument asked)
    {
        var id = Text(asked, "ArchiveId") ?? throw VaultException.Missing("ArchiveId");
        var tier = Text(asked, "Tier") ?? "Standard";
        if (tier is not ("Expedited" or "Standard" or "Bulk"))
        {
            throw VaultException.Invalid($"Invalid tier: {tier}");
        }

        var archive = vault.FindArchive(id) ?? throw VaultException.NotFound($"The archive ID was not found: {id}");
        if (cold.RefusesByPolicy())
        {
            throw VaultException.Forbidden();
        }

        return tier == "Expedited" && cold.RefusesCapacity()
            ? throw VaultException.NoCapacity()
            : Job(asked, archive, tier, cold.Settings.TimeOf(tier));
    }

    private StoredJob Job(JsonDocument asked, StoredArchive? archive, string? tier, TimeSpan time)
    {
        var now = clock.GetUtcNow();
        var description = VaultRequest.Description(Text(asked, "Description"));
        return new StoredJob(Vault.NewId(IdBytes), archive?.Id, description, Text(asked, "SNSTopic"), tier, now, now + time, cold.FailsRetrieval()) { Archive = archive };
    }

    private static JsonDocument Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw VaultException.Invalid("The body is not JSON.");
        }
    }

    private static string? Text(JsonDocument asked, string name) =>
        asked.RootElement.ValueKind == JsonValueKind.Object && asked.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
