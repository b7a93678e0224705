import type { FastifyInstance } from 'fastify';
import { ErrorBody } from '../../src/contract/common';
import type { AppContext } from '../context';
import type { Funnel } from '../funnel/funnel';
import { operatorGate } from '../funnel/operator-gate';
import { definePageFiles } from '../funnel/page-files';
import { FunnelReport, ReportQuery } from '../funnel/report-schema';

const prefix = '/ops/funnel';

/**
 * What operators look at: the page, and the figures as JSON. Behind the operator's password; without one they are open
 * in development and not there in production.
 */
export const registerFunnelPage = async (
  app: FastifyInstance,
  { config }: Pick<AppContext, 'config'>,
  funnel: Pick<Funnel, 'report'>,
): Promise<void> => {
  const { operatorPassword, production } = config;
  if (operatorPassword === null && production) return;
  app.addHook('onRequest', operatorGate(operatorPassword));
  const schema = {
    operationId: 'funnelReport',
    summary: 'How logins went, step by step and platform by platform',
    tags: ['ops'],
    querystring: ReportQuery,
    response: { 200: FunnelReport, '4xx': ErrorBody, '5xx': ErrorBody },
  };
  app.get<{ Querystring: ReportQuery }>(`${prefix}/data`, { schema }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return funnel.report(request.query);
  });
  await definePageFiles(app, prefix);
};
