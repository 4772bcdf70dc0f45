using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GasOrleans.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>As much of Stripe's API as we use, over HTTP, with its rule of idempotency keys; and its signed events.</summary>
public sealed class StripeServer : IAsyncDisposable
{
    public const string SecretKey = "sk_test_loopback_only";
    public const string WebhookSecret = "whsec_loopback_only";
    public const string Price = "price_premium";

    private readonly ConcurrentDictionary<string, string> customers = new();
    private readonly ConcurrentDictionary<string, string> customersByKey = new();
    private WebApplication? app;

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    /// <summary>What was asked for at checkout, per person.</summary>
    public ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Checkouts { get; } = new();

    /// <summary>The status of each customer's subscription, while there is one.</summary>
    public ConcurrentDictionary<string, string> Subscriptions { get; } = new();

    /// <summary>Customers that are removed.</summary>
    public ConcurrentDictionary<string, bool> Removed { get; } = new();

    /// <summary>The customers that were made for a person.</summary>
    public IReadOnlyList<string> CustomersOf(UserId user) => [.. customers.Where(one => one.Value == user.ToString()).Select(one => one.Key)];

    /// <summary>A customer of Stripe's for a person.</summary>
    public string Customer(UserId user)
    {
        var id = $"cus_{Guid.NewGuid():N}";
        customers[id] = user.ToString();
        return id;
    }

    /// <summary>Stripe's signature of a body, by its published scheme: <c>t=…,v1=HMAC-SHA256(secret, "t.body")</c>.</summary>
    public static string Sign(string body, DateTimeOffset at, string secret = WebhookSecret)
    {
        var t = at.ToUnixTimeSeconds();
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{t}.{body}"));
        return $"t={t},v1={Convert.ToHexStringLower(mac)}";
    }

    /// <summary>An event about a customer's subscription.</summary>
    public static string Event(string id, string type, string customer, UserId user, DateTimeOffset created) => JsonSerializer.Serialize(new
    {
        id,
        @object = "event",
        api_version = "2019-01-01",
        created = created.ToUnixTimeSeconds(),
        type,
        data = new { @object = new { id = "sub_1", @object = "subscription", customer, status = "told", metadata = new { user_id = user.ToString() } } },
    });

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(Address.AbsoluteUri);
        app.Use((context, next) => context.Request.Headers.Authorization == $"Bearer {SecretKey}"
            ? next(context)
            : Results.Json(new { error = new { type = "invalid_request_error", message = "Invalid API Key" } }, statusCode: 401).ExecuteAsync(context));
        app.MapPost("/v1/customers", (Delegate)CreateAsync);
        app.MapGet("/v1/customers/{id}", Look);
        app.MapDelete("/v1/customers/{id}", (string id) => Results.Json(new { id, @object = "customer", deleted = Removed[id] = true }));
        app.MapPost("/v1/checkout/sessions", (Delegate)CheckoutAsync);
        app.MapPost("/v1/billing_portal/sessions", async (HttpRequest request)
            => Results.Json(new { id = "bps_1", @object = "billing_portal.session", url = $"https://billing.stripe.com/{(await request.ReadFormAsync())["customer"]}" }));
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private async Task<IResult> CreateAsync(HttpRequest request)
    {
        var user = (await request.ReadFormAsync())["metadata[user_id]"].ToString();
        var id = customersByKey.GetOrAdd(request.Headers["Idempotency-Key"].ToString(), _ => Customer(new(user)));
        return Results.Json(new { id, @object = "customer", metadata = new { user_id = user } });
    }

    private IResult Look(string id)
    {
        if (Removed.ContainsKey(id))
        {
            return Results.Json(new { id, @object = "customer", deleted = true });
        }

        object[] subscriptions = Subscriptions.TryGetValue(id, out var status)
            ? [new { id = "sub_1", @object = "subscription", customer = id, status, items = new { @object = "list", data = Array.Empty<object>() } }]
            : [];
        return Results.Json(new { id, @object = "customer", metadata = new { user_id = customers[id] }, subscriptions = new { @object = "list", data = subscriptions } });
    }

    private async Task<IResult> CheckoutAsync(HttpRequest request)
    {
        var form = (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        Checkouts[form["client_reference_id"]] = form;
        return Results.Json(new { id = "cs_1", @object = "checkout.session", url = "https://checkout.stripe.com/c/pay/cs_1" });
    }
}
